import Domain
import Ledger
import Runner
import Views

/// Performs a run before a person's eyes, and says how it ended.
struct RunPerformance {
  /// The ledger and the actor.
  let session: Session

  /// Performs a run until it ends or a signal stops it.
  ///
  /// - Parameter order: Orders the run.
  /// - Throws: The `Refusal`, or whatever else kept the run from being completed.
  func perform(
    _ order: @escaping @Sendable (RunLauncher) async throws -> RunLauncher.Outcome
  ) async throws {
    let progress = session.invocation.terminal.hasMessages ? ProgressLine() : nil
    let settings = RunSettings(version: Waybill.version)
    let launcher = RunLauncher(session.ledger, settings: settings) { progress?.show($0) }
    let (result, signal) = await StopSignals.heeding { try await order(launcher) }
    progress?.clear()
    switch try result.get() {
    case .refused(let refusal): throw refusal
    case .ended(let run, let end): try conclude(run, end, signal)
    }
  }

  private func conclude(_ run: RunID, _ end: RunEnd, _ signal: Int32?) throws {
    if let row = try session.ledger.views.run(run) {
      try session.print(RunStanding(row))
    }
    switch end {
    case .completed(let completion):
      for warning in completion.warnings {
        StandardStream.say("waybill: warning: \(warning.advice)")
      }
    case .failed(let failure): throw CommandError.runFailed(run, failure)
    case .refused(let refusal): throw refusal
    case .cancelled: throw CommandError.runCancelled(run)
    case .interrupted: throw CommandError.runInterrupted(run, signal: signal)
    }
  }
}
