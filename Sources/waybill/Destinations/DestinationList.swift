import ArgumentParser
import Ledger
import Views

/// Lists destinations.
struct DestinationList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the destinations.",
    discussion: """
      Examples:
        waybill destination list
        waybill destination list --format ndjson
      """)

  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    try session.viewer()
    let rows = try session.ledger.views.destinations().filter { $0.removedAt == nil }
    try session.print(rows.map { DestinationSummary($0, for: session) })
  }
}
