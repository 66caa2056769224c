import ArgumentParser
import Domain
import EventLog
import Ledger
import Views

/// Answers somebody's own query.
struct AuditSQL: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sql", abstract: "Answer a query of your own over documented tables.",
    discussion: """
      Examples:
        waybill audit sql "SELECT name, COUNT(*) FROM entries GROUP BY name ORDER BY name"
        waybill audit sql "SELECT * FROM refusals WHERE time >= '2026-11-01'" --format csv
        waybill audit sql "SELECT id, status FROM runs ORDER BY entry DESC" --limit 20

      For administrators and auditors. One SELECT in SQLite's SQL, over the tables entries, \
      refusals, users, connections, consents, segments, destinations, runs, batches, disclosures, \
      refreshes and notifications, whose columns the article "Tables" lists. Nothing can be \
      changed, and no other table or file be read. More rows than the limit are cut off with a \
      note, and JSON says isComplete; a query that takes too long has no answer, and exits with 1. \
      A batch in hand is among batches and not yet among disclosures.
      """)

  @Argument(help: "One SELECT statement.") var query: String
  @Option(help: ArgumentHelp("How many rows at most.", valueName: "number")) var limit = 1000
  @Option(help: ArgumentHelp("How long it may take.", valueName: "seconds")) var timeout = 10
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit takes a number from 1.") }
    if !(1...86_400).contains(timeout) {
      throw ValidationError("--timeout takes seconds, from 1 to 86400.")
    }
  }

  func run() async throws {
    let session = try await Session.open(options, output)
    try session.viewer(of: .audit)
    let (ledger, clock) = (session.ledger, ContinuousClock())
    let end = clock.now + .seconds(timeout)
    let inquiry = try Inquiry(views: ledger.views.path, log: ledger.log.path)
    let answer = try inquiry.answer(to: query, limit: limit) { clock.now >= end }
    try session.print(answer)
    if !answer.isComplete { StandardStream.say("There are more rows; --limit shows them.") }
  }
}
