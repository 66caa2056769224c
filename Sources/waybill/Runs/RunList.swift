import ArgumentParser
import Domain
import Ledger
import Views

/// Lists runs.
struct RunList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the runs, the newest first.",
    discussion: """
      Examples:
        waybill run list
        waybill run list --destination Newsletter --limit 5
      """)

  @Option(
    help: ArgumentHelp("Only the runs of this destination.", valueName: "name"),
    completion: .destinations)
  var destination: String?
  @Option(help: ArgumentHelp("How many at most.", valueName: "number")) var limit = 50
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit takes a number from 1.") }
  }

  func run() async throws {
    let session = try await Session.open(options, output)
    try session.viewer()
    let destination = try destination.map { try session.destination($0).id }
    // One more than is shown tells whether there are more.
    let rows = try session.ledger.views.runs(of: destination, limit: limit + 1)
    try session.print(rows.prefix(limit).map { RunSummary($0, for: session) })
    if rows.count > limit { StandardStream.say("There are more; --limit shows them.") }
  }
}
