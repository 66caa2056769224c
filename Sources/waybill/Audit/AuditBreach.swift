import ArgumentParser
import Audit
import Domain
import Ledger
import Views

/// Prints what a breach of a period would reach.
struct AuditBreach: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "breach",
    abstract: "Print what a breach in a period reaches: runs, people, fields, accounts and lists.",
    discussion: """
      Examples:
        waybill audit breach --since 2026-11-20T08:00:00Z --until 2026-11-21
        waybill audit breach --connection Brevo --format json
        waybill audit breach --since 2026-11-20 --format csv

      For administrators and auditors, who owe a supervisory authority an answer within 72 hours \
      (GDPR Art. 33). A batch counts where any of the time between its being put on record and the \
      log's first word of it is in the period. What is in doubt or in hand counts and is told apart. \
      People are counted once, by their pseudonyms; where manifests are gone, the least and the most \
      that there can be are given. CSV holds a row a run.
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
    let manifests = session.ledger.manifests
    let scope = try BreachScope(
      in: bounds.period, over: connection.map { try record.connection($0) },
      by: session.ledger.views
    ) { batch in
      do throws(ManifestsError) {
        return try manifests.pseudonyms(run: batch.run, batch: batch.batch)
      } catch {
        // Purged, or on record and not kept before a crash: who was in it is not known.
        if case .missing = error { return nil }
        throw error
      }
    }
    try session.print(scope)
  }
}
