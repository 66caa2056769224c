import ArgumentParser
import Domain

/// Removes a segment.
struct SegmentRemove: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove a segment; its file stays as it is.",
    discussion: """
      Examples:
        waybill segment remove Customers
        waybill segment remove Customers --yes

      Refused while destinations export it, which are then listed.
      """)

  @Argument(help: "The segment's name or identifier.", completion: .segments) var name: String
  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    let segment = try session.segment(name)
    try confirmation.confirm(
      "Remove the segment “\(segment.name)”", on: session.invocation.terminal)
    try await session.execute(
      .segment(.remove(.init(segment: segment.id))), saying: "“\(segment.name)” is removed.")
  }
}
