import ArgumentParser
import Domain
import Ledger
import Results

/// Shows the whole round at a glance.
struct Status: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show the schedule, every destination, and what needs a person.",
    discussion: """
      Examples:
        waybill status
        waybill status --format json

      Times are shown by the clock of the schedule's time zone; JSON and CSV have them in UTC. CSV \
      holds the destinations alone. Exits with 0 whatever there is to say.
      """)

  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    try session.viewer()
    let status = try LedgerStatus(
      of: session.ledger, session.state, at: session.ledger.surroundings.now,
      knowsConnections: session.reader.knowsConnections)
    switch session.format {
    case .table: try session.invocation.print(try StatusText(status, session.layout).text)
    case .json: try session.invocation.print(JSONText(status, isPretty: true).text + "\n")
    case .ndjson: try session.invocation.print(JSONText(status, isPretty: false).text + "\n")
    case .csv: try session.print(status.destinations)
    }
  }
}
