import ArgumentParser
import Domain
import Runner

/// Exports a destination.
struct RunStart: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start", abstract: "Export a destination now.",
    discussion: """
      Examples:
        waybill run start Newsletter
        waybill run start Newsletter --format json

      SIGINT (Ctrl-C) and SIGTERM stop the run in a way that `waybill run resume` takes up; a \
      second one ends the process at once, and the run can be resumed all the same.
      """)

  @Argument(help: "The destination's name or identifier.", completion: .destinations)
  var destination: String
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    let destination = try session.destination(destination).id
    let actor = session.actor
    try await RunPerformance(session: session).perform { launcher in
      try await launcher.start(destination, by: actor)
    }
  }
}
