import ArgumentParser
import Ledger
import Results
import Views

/// Lists destinations.
struct DestinationList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the destinations.",
    discussion: """
      Examples:
        waybill destination list
        waybill destination list --format ndjson
        waybill destination list --as-of 41
      """)

  @OptionGroup var moment: AsOfOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output, asOf: moment)
    try session.viewer()
    let rows = try session.views.destinations().filter { $0.removedAt == nil }
    try session.print(rows.map { DestinationSummary($0, for: session.reader, in: session.state) })
  }
}
