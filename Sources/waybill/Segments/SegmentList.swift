import ArgumentParser
import Domain
import Ledger
import Views

/// Lists segments.
struct SegmentList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the segments.",
    discussion: """
      Examples:
        waybill segment list
        waybill segment list --format csv
        waybill segment list --as-of 2026-11-01
      """)

  @OptionGroup var moment: AsOfOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output, asOf: moment)
    try session.viewer()
    try session.print(
      try session.views.segments().filter { $0.removedAt == nil })
  }
}
