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
        waybill connection accept-consent Brevo --language zh-Hant
        waybill connection accept-consent Brevo --agree 2026-11.en

      Without --agree, shows the text on the terminal and asks. Runs over the connection are ordered \
      under the text that was agreed to, in its language.
      """)

  @Argument(help: "The connection's name or identifier.", completion: .connections) var name: String
  @OptionGroup var agreement: ConsentOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    let connection = try session.connection(name)
    let text = try agreement.ask(on: session.invocation.terminal)
    let current = CurrentConsent.text(like: text).name
    try await session.execute(
      .connection(.acceptConsent(.init(connection: connection, shown: text, current: current))),
      saying: "The consent to the text \(text.version) is on record for “\(name)”.")
  }
}
