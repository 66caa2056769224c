import ArgumentParser
import Domain
import Ledger
import Results
import Views

/// Shows one destination.
struct DestinationShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one destination.",
    discussion: """
      Examples:
        waybill destination show Newsletter
        waybill destination show Newsletter --format json
        waybill destination show Newsletter --as-of 2026-11-01
      """)

  @Argument(help: "The destination's name or identifier.", completion: .destinations)
  var name: String
  @OptionGroup var moment: AsOfOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output, asOf: moment)
    try session.viewer()
    let found = try session.destination(name)
    guard let row = try session.views.destinations().first(where: { $0.id == found.id })
    else { throw CommandError.notFound(.destination, name) }
    try session.print(DestinationSummary(row, for: session.reader, in: session.state))
  }
}
