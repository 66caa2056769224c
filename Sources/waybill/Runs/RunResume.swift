import ArgumentParser
import Domain
import Runner

/// Takes up a run.
struct RunResume: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Take up a run where it was interrupted.",
    discussion: """
      Examples:
        waybill run resume
        waybill run resume 0193a5c2

      Without a run, takes up the one that was interrupted, if there is one only.
      """)

  @Argument(help: "The run's identifier, or the beginning of it.", completion: .runs)
  var run: String?
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    let run = try run.map { try session.run($0) } ?? session.onlyRunToResume()
    let identity = session.identity
    try await RunPerformance(session: session).perform { launcher in
      try await launcher.resume(run, by: identity)
    }
  }
}
