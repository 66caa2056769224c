import ArgumentParser
import Audit
import Domain
import EventLog
import Ledger

/// Prints how the configuration differs between two points of the log's history.
struct AuditDiff: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Print how the configuration differs between two times, and who made it so.",
    discussion: """
      Examples:
        waybill audit diff --from 2026-11-01
        waybill audit diff --from 2026-11-01 --to 2026-12-01
        waybill audit diff --from 41 --to 57 --format csv

      For administrators and auditors. Users, connections, segments and destinations are compared field \
      by field, the schedule, and where notifications go; beside each field stands the last entry that \
      changed it, and whose it is. What was changed and changed back is no difference: `waybill audit \
      changes` has every step. Values are those of the day; people and things stand by the name that \
      they have now, with their identity. CSV holds a row a field.
      """)

  @Option(
    help: ArgumentHelp(
      "From when on: an entry's number, or a time (RFC 3339, or a date for its beginning in UTC).",
      valueName: "entry|time"))
  var from: PointArgument
  @Option(help: ArgumentHelp("Up to when. Default: now.", valueName: "entry|time"))
  var to: PointArgument?
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    try session.viewer(of: .audit)
    let ledger = session.ledger
    let start = try ledger.lastEntry(at: from.point).position
    let end = try to.map { try ledger.lastEntry(at: $0.point).position } ?? ledger.log.head()
    guard start <= end else {
      throw ValidationError("--from is entry \(start), and --to is before it: entry \(end).")
    }
    try session.print(Differences(from: start, to: end, of: ledger.log, by: session.views))
  }
}
