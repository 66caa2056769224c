import ArgumentParser
import Domain

/// Removes a destination.
struct DestinationRemove: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove a destination; a run under way is cancelled first.",
    discussion: """
      Examples:
        waybill destination remove Newsletter
        waybill destination remove Newsletter --yes

      Its record stays, and so does what was sent to Sendinblue.
      """)

  @Argument(help: "The destination's name or identifier.", completion: .destinations)
  var name: String
  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    let destination = try session.destination(name)
    try confirmation.confirm(
      "Remove the destination “\(destination.settings.name)”", on: session.invocation.terminal)
    try await session.execute(
      .destination(.remove(.init(destination: destination.id))),
      saying: "“\(destination.settings.name)” is removed.")
  }
}
