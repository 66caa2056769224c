import ArgumentParser
import Domain
import Ledger
import Results

/// Shows where notifications go, and what came of them.
struct NotifyShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show where notifications go, and what came of the last ones.",
    discussion: """
      Examples:
        waybill notify
        waybill notify show --limit 50
        waybill notify show --format json
        waybill notify show --as-of 41

      Of the address the server alone is shown, as its path or query may be a key. What is pending \
      is told with the destination's next run. CSV holds the deliveries and failures alone. For \
      administrators and auditors.
      """)

  @Option(
    help: ArgumentHelp("How many deliveries and failures at most.", valueName: "number"))
  var limit = 10
  @OptionGroup var moment: AsOfOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit takes a number from 1.") }
  }

  func run() async throws {
    let session = try await Session.open(options, output, asOf: moment)
    try session.viewer(of: .notifications)
    let standing = try NotificationStanding(in: session, limit: limit)
    let text =
      switch session.format {
      case .table: try standing.text(session.layout)
      case .csv: try session.layout.list(standing.deliveries)
      case .json: try JSONText(standing, isPretty: true).text + "\n"
      case .ndjson: try JSONText(standing, isPretty: false).text + "\n"
      }
    try session.invocation.print(text)
  }
}
