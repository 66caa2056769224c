import ArgumentParser
import Domain

/// Shows an API key to Sendinblue.
struct ConnectionEstablish: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "establish", abstract: "Give a connection its API key, and try it.",
    discussion: """
      Examples:
        waybill connection establish Brevo
        waybill connection establish Brevo --api-key-file key.txt

      Needs consent first: without it, nothing is shown to Sendinblue.
      """)

  @Argument(help: "The connection's name or identifier.", completion: .connections) var name: String
  @OptionGroup var key: APIKeyOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    let connection = try session.connection(name)
    let account = try await KeyTrial(session: session, connection: connection) { .establish($0) }
      .run(try key.read(session.invocation))
    try await session.conclude(
      saying: "“\(name)” is connected with the account of \(account.company) (\(account.plan)).")
  }
}
