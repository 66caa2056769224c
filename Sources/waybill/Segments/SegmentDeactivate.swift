import ArgumentParser
import Domain

/// Keeps runs from exporting a segment.
struct SegmentDeactivate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deactivate", abstract: "Keep runs from exporting a segment.",
    discussion: """
      Examples:
        waybill segment deactivate Customers
      """)

  @Argument(help: "The segment's name or identifier.", completion: .segments) var name: String
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    let segment = try session.segment(name)
    try await session.execute(
      .segment(.deactivate(.init(segment: segment.id))),
      saying: "“\(segment.name)” is inactive: runs that need it are refused.")
  }
}
