import ArgumentParser
import Domain
import Ledger
import Views

/// Shows one segment.
struct SegmentShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one segment: its source and fields.",
    discussion: """
      Examples:
        waybill segment show Customers
        waybill segment show Customers --format json
        waybill segment show Customers --as-of 41
      """)

  @Argument(help: "The segment's name or identifier.", completion: .segments) var name: String
  @OptionGroup var moment: AsOfOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output, asOf: moment)
    try session.viewer()
    let segment = try session.segment(name)
    guard let row = try session.views.segments().first(where: { $0.id == segment.id })
    else { throw CommandError.notFound(.segment, name) }
    try session.print(row)
  }
}
