import ArgumentParser
import Domain
import Ledger
import Results
import Views

/// Lists runs.
struct RunList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the runs, the newest first.",
    discussion: """
      Examples:
        waybill run list
        waybill run list --destination Newsletter --limit 5
        waybill run list --status failed --status refused
        waybill run list --as-of 2026-11-01

      A run that looks under way, but that no process performs, is listed as interrupted.
      """)

  @Option(
    help: ArgumentHelp("Only the runs of this destination.", valueName: "name"),
    completion: .destinations)
  var destination: String?
  @Option(help: ArgumentHelp("Only the runs of this status; may be repeated.", valueName: "status"))
  var status: [RunStatus] = []
  @Option(help: ArgumentHelp("How many at most.", valueName: "number")) var limit = 50
  @OptionGroup var moment: AsOfOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit takes a number from 1.") }
  }

  func run() async throws {
    let session = try await Session.open(options, output, asOf: moment)
    try session.viewer()
    let destination = try destination.map { try session.destination($0).id }
    // One more than is shown tells whether there are more.
    let standings = try newest(min(limit, .max - 1) + 1, of: destination, in: session)
    try session.print(standings.prefix(limit).map { RunSummary($0, for: session.reader) })
    if standings.count > limit { StandardStream.say("There are more; --limit shows them.") }
  }

  /// The newest runs of the statuses that were asked for.
  ///
  /// Whether a run is abandoned is not on record, so that statuses are looked at here: more runs
  /// are read until enough are found.
  private func newest(
    _ count: Int, of destination: DestinationID?, in session: Session
  ) throws -> [RunStanding] {
    var size = count
    while true {
      let standings = try session.standings {
        try session.views.runs(of: destination, limit: size)
      }
      let found = standings.filter { status.isEmpty || status.contains($0.status) }
      if found.count >= count || standings.count < size { return Array(found.prefix(count)) }
      size = size.multipliedReportingOverflow(by: 8).overflow ? .max : size * 8
    }
  }
}

extension RunStatus: ExpressibleByArgument {}
