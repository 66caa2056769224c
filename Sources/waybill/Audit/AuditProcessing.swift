import ArgumentParser
import Audit
import Domain
import Ledger

/// Prints records of processing activities.
struct AuditProcessing: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "processing", abstract: "Print records of processing activities (GDPR Art. 30).",
    discussion: """
      Examples:
        waybill audit processing
        waybill audit processing --since 2026-01-01 --until 2027-01-01 --format csv
        waybill audit processing --format json

      For administrators and auditors. Every destination that there was in the period is an \
      activity: whose data, which data, to whom, under which consent and authority. It is shown as \
      it stood at the period's end, or as it was removed, with what left in the period. Purposes and \
      time limits are not on record: the answer names what is left to the controller.
      """)

  @OptionGroup var bounds: PeriodOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    try session.viewer(of: .audit)
    try session.print(
      ProcessingRecord(in: bounds.period, from: session.ledger.log, by: session.ledger.views))
  }
}
