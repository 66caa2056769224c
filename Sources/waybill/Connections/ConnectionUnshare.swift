import ArgumentParser
import Domain

/// Keeps a connection to administrators.
struct ConnectionUnshare: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unshare", abstract: "Keep a connection to administrators again.",
    discussion: """
      Examples:
        waybill connection unshare Brevo
      """)

  @Argument(help: "The connection's name or identifier.", completion: .connections) var name: String
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    let connection = try session.connection(name)
    try await session.execute(
      .connection(.unshare(.init(connection: connection))),
      saying: "“\(name)” is for administrators only; destinations of contributors keep running.")
  }
}
