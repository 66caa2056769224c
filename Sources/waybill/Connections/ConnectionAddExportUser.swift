import ArgumentParser
import Domain

/// Lets exports run under the actor's own authority.
struct ConnectionAddExportUser: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add-export-user",
    abstract: "Let a connection's exports run under your authority.",
    discussion: """
      Examples:
        waybill connection add-export-user Brevo

      Nobody can be made export user by another. The runs of a connection stop when its export user \
      is deactivated or is no administrator any more.
      """)

  @Argument(help: "The connection's name or identifier.", completion: .connections) var name: String
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    let connection = try session.connection(name)
    // Whoever is no user is refused before the rules look at whom they name.
    let user: UserID =
      switch session.actor {
      case .user(let id): id
      case .unknown, .schedule: session.identifier()
      }
    try await session.execute(
      .connection(.addExportUser(.init(connection: connection, user: user))),
      saying: "Exports over “\(name)” run under your authority.")
  }
}
