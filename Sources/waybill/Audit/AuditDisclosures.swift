import ArgumentParser
import Audit
import Domain
import Ledger

/// Prints what was disclosed to whom.
struct AuditDisclosures: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disclosures",
    abstract: "Print what was disclosed to which account in a period.",
    discussion: """
      Examples:
        waybill audit disclosures --since 2026-11-01 --until 2026-12-01
        waybill audit disclosures --connection Brevo --format csv
        waybill audit disclosures --format json

      For administrators and auditors. A disclosure is of the time at which the record first told \
      of it. What Sendinblue said that it took is certain. What had no answer, or was about to \
      leave when its run stopped, is in doubt: it may have left. What a run under way has on \
      record, and nothing says yet whether it left, is in hand. People are counted once a batch; \
      `waybill audit breach` counts them once. CSV holds a row a batch.
      """)

  @Option(
    help: ArgumentHelp("Only what went over this connection.", valueName: "name"),
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
      Disclosures(
        in: bounds.period, over: connection.map { try record.connection($0) },
        by: session.ledger.views))
  }
}
