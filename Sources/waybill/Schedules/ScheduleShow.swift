import ArgumentParser
import Ledger
import Results

/// Shows when refreshes are due.
struct ScheduleShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the schedule, and when it falls due next.",
    discussion: """
      Examples:
        waybill schedule
        waybill schedule show --format json
        waybill schedule show --as-of 2026-11-01

      Times are shown by the schedule's own clock and in UTC. "served" says up to when all that \
      was due has had its refresh.
      """)

  @OptionGroup var moment: AsOfOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output, asOf: moment)
    try session.viewer()
    try session.print(ScheduleSummary(of: session.state, at: session.now))
  }
}

extension Session {
  /// Prints a schedule in the format that was asked for.
  func print(_ summary: ScheduleSummary) throws {
    switch format {
    case .table: try invocation.print(summary.text)
    case .json, .csv, .ndjson: try invocation.print(layout.one(summary))
    }
  }
}
