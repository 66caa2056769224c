import ArgumentParser
import Domain
import Ledger

/// Agrees that data leaves over a connection.
struct ConnectionAcceptConsent: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept-consent", abstract: "Agree that data leaves over a connection.",
    discussion: """
      Examples:
        waybill connection accept-consent Brevo
        waybill connection accept-consent Brevo --agree 2026-11.en

      Without --agree, shows the text on the terminal and asks.
      """)

  @Argument(help: "The connection's name or identifier.", completion: .connections) var name: String
  @Option(
    help: ArgumentHelp(
      "Agree to the consent text of this version; see `waybill connection consent-text`.",
      valueName: "version"))
  var agree: String?
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    let connection = try session.connection(name)
    let text = try Consenting.agree(to: agree, on: session.invocation.terminal)
    try await session.execute(
      .connection(
        .acceptConsent(.init(connection: connection, shown: text, current: Ledger.consent.name))),
      saying: "The consent to the text \(text.version) is on record for “\(name)”.")
  }
}
