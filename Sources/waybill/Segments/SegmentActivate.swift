import ArgumentParser
import Domain

/// Lets runs export a segment.
struct SegmentActivate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "activate", abstract: "Let runs export a segment.",
    discussion: """
      Examples:
        waybill segment activate Customers
      """)

  @Argument(help: "The segment's name or identifier.", completion: .segments) var name: String
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    let segment = try session.segment(name)
    try await session.execute(
      .segment(.activate(.init(segment: segment.id))),
      saying: "“\(segment.name)” is active: runs may export it.")
  }
}
