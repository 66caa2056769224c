import ArgumentParser
import Domain

/// Takes an agreement back.
struct ConnectionWithdrawConsent: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw-consent", abstract: "Take the agreement back: nothing leaves any more.",
    discussion: """
      Examples:
        waybill connection withdraw-consent Brevo
        waybill connection withdraw-consent Brevo --yes

      A run under way stops before its next batch. What was sent stays with Sendinblue.
      """)

  @Argument(help: "The connection's name or identifier.", completion: .connections) var name: String
  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    let connection = try session.connection(name)
    try confirmation.confirm(
      "Withdraw the consent of “\(name)”", on: session.invocation.terminal)
    try await session.execute(
      .connection(.withdrawConsent(.init(connection: connection))),
      saying: "The consent of “\(name)” is withdrawn: nothing leaves over it any more.")
  }
}
