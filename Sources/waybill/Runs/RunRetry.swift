import ArgumentParser
import Domain
import Results
import Runner
import Views

/// Exports again what a run did not.
struct RunRetry: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry", abstract: "Export again after a run that failed.",
    discussion: """
      Examples:
        waybill run retry 0193a5c2

      A new run of the same destination, as it is set up now, after one that failed, was refused \
      or was cancelled. What was sent before is sent again, which changes nothing at Sendinblue. A \
      run that was interrupted goes on with `waybill run resume` instead.
      """)

  @Argument(help: "The run's identifier, or the beginning of it.", completion: .runs)
  var run: String
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    let standing = try session.standing(of: session.run(run))
    let destination = try destination(toRetryAfter: standing)
    let identity = session.identity
    try await RunPerformance(session: session).perform { launcher in
      try await launcher.start(destination, by: identity)
    }
  }

  private func destination(toRetryAfter standing: RunStanding) throws -> DestinationID {
    let row = standing.row
    switch standing.status {
    case .failed, .refused, .cancelled: return row.destination
    case .completed, .completedWithWarnings:
      throw CommandError.runCompleted(row.id, destination: row.destinationName)
    case .interrupted: throw CommandError.runNotEnded(row.id, isInterrupted: true)
    case .queued, .running, .waitingForImport:
      throw CommandError.runNotEnded(row.id, isInterrupted: false)
    }
  }
}
