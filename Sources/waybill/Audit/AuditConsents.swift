import ArgumentParser
import Audit
import Domain
import Ledger
import Results

/// Prints consents, their ends and their texts.
struct AuditConsents: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "consents",
    abstract: "Print consents and withdrawals, with the exact text that was agreed to.",
    discussion: """
      Examples:
        waybill audit consents
        waybill audit consents --connection Brevo --since 2026-01-01
        waybill audit consents --format json

      For administrators and auditors. A consent is listed where it was in force at any time of the \
      period, or ended in it. The text is printed where its SHA-256 digest is the one on record, \
      and never another in its place. CSV holds a row a consent, with the text.
      """)

  @Option(
    help: ArgumentHelp("Only consents for this connection.", valueName: "name"),
    completion: .connections)
  var connection: String?
  @OptionGroup var bounds: PeriodOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    try session.viewer(of: .audit)
    let record = RecordedNames(session: session)
    try session.print(
      Consents(
        in: bounds.period, of: connection.map { try record.connection($0) },
        published: PublishedText.current,
        from: session.ledger.log, by: session.ledger.views))
  }
}
