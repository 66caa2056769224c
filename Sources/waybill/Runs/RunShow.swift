import ArgumentParser
import Domain
import Ledger
import Results
import Views

/// Shows one run.
struct RunShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one run: its figures, batches, and what left.",
    discussion: """
      Examples:
        waybill run show 0193a5c2
        waybill run show 0193a5c2 --format json
        waybill run show 0193a5c2 --rejected --format csv
        waybill run show 0193a5c2 --as-of 2026-11-03T09:30:00Z

      --rejected lists the rows that were left out, by customer identifier and reason, for those \
      who may export and for auditors. CSV holds the figures alone.
      """)

  @Argument(help: "The run's identifier, or the beginning of it.", completion: .runs)
  var run: String
  @Flag(help: "List the rows that were left out instead.") var rejected = false
  @OptionGroup var moment: AsOfOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func validate() throws {
    guard rejected, moment.asOf != nil else { return }
    throw ValidationError("--rejected lists what is kept of the run now: it takes no --as-of.")
  }

  func run() async throws {
    let session = try await Session.open(options, output, asOf: moment)
    try session.viewer()
    let id = try session.run(run)
    if rejected { return try printRejected(id, session) }
    let details = try RunDetails(
      session.standing(of: id), in: session.views, for: session.reader)
    switch session.format {
    case .table: try session.invocation.print(try details.text(on: session.layout))
    case .json: try session.invocation.print(JSONText(details, isPretty: true).text + "\n")
    case .ndjson: try session.invocation.print(JSONText(details, isPretty: false).text + "\n")
    case .csv: try session.print(details.run)
    }
  }

  private func printRejected(_ id: RunID, _ session: Session) throws {
    try session.viewer(of: .leftOutRows)
    try session.print(try session.ledger.manifests.leftOut(of: id, limit: .max))
  }
}
