import ArgumentParser
import Domain

/// Puts another API key in the place of the present one.
struct ConnectionRotateKey: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate-key", abstract: "Put another API key in the place of the present one.",
    discussion: """
      Examples:
        waybill connection rotate-key Brevo
        waybill connection rotate-key Brevo --api-key-file new-key.txt

      The new key is tried first; the old one is forgotten once the new one is accepted.
      """)

  @Argument(help: "The connection's name or identifier.", completion: .connections) var name: String
  @OptionGroup var key: APIKeyOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    let connection = try session.connection(name)
    let account = try await KeyTrial(session: session, connection: connection) { .rotateAPIKey($0) }
      .run(try key.read(session.invocation))
    try await session.conclude(
      saying: "“\(name)” uses the new key, of the account of \(account.company).")
  }
}
