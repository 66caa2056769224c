import ArgumentParser
import Domain
import Ledger
package import Views

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

extension SegmentRow: Tabular {
  package static var columns: [Column<SegmentRow>] {
    [
      Column("name", mayBeCut: true) { $0.name.text },
      Column("status") { $0.isActive ? "active" : "inactive" }
        .toned { $0.isActive ? .good : .warning },
      Column("source", mayBeCut: true) { $0.source.description },
      Column("fields", mayBeCut: true, isDetail: true) { $0.fields.joined(separator: ", ") },
      Column("customer id", mayBeCut: true, isDetail: true) { $0.customerIDField ?? "" },
      Column("defined") { $0.definedAt.description },
      Column("id") { $0.id.description },
    ]
  }
}
