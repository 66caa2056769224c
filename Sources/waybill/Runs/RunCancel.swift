import ArgumentParser
import Domain

/// Ends a run before its time.
struct RunCancel: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "End a run before its time.",
    discussion: """
      Examples:
        waybill run cancel 0193a5c2

      Nothing further leaves. The process that performs it waits for what has left already, and \
      records what came of it; that stays with Sendinblue.
      """)

  @Argument(help: "The run's identifier, or the beginning of it.", completion: .runs)
  var run: String
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    let run = try session.run(run)
    // The state of a moment ago is enough to say in which way a batch may be under way.
    let words = session.state.runs[run].map { CancellationText($0).text } ?? ""
    try await session.execute(
      .run(.cancel(.init(run: run))), saying: "Run \(run) is cancelled. \(words)")
  }
}
