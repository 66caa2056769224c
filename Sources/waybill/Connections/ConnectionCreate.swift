import ArgumentParser
import Domain
import Sendinblue

/// Takes the first step of a connection.
struct ConnectionCreate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Begin a connection: the first step of `add` alone.",
    discussion: """
      Examples:
        waybill connection create Brevo
        waybill connection create Brevo --profile-limit 50000
      """)

  @Argument(help: "What people will call the connection.") var name: String
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let name = try DisplayName(parsing: name)
    let session = try await Session.open(options, output)
    let address = try connection.address(session.invocation)
    try await session.execute(
      .connection(
        .create(
          .init(
            connection: session.identifier(), name: name, baseURL: address.description,
            profileLimit: connection.profileLimit))),
      saying: "“\(name)” is created. Next: `waybill connection accept-consent`.")
  }
}
