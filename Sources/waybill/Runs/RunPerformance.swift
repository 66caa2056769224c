import Domain
import Ledger
import Results
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
    let (result, signal) = await StopSignals.heeding {
      let outcome = try await order(launcher)
      progress?.clear()
      return (outcome, printed: await present(outcome))
    }
    progress?.clear()
    let (outcome, printed) = try result.get()
    try printed.get()
    switch outcome {
    case .refused(let refusal): throw refusal
    case .ended(let run, let end): try conclude(run, end, signal)
    }
  }

  /// Prints how the run ended, and then tells whoever is notified.
  ///
  /// Telling can take its time, which a signal cuts short. They are told even if nobody reads what
  /// is printed.
  private func present(_ outcome: RunLauncher.Outcome) async -> Result<Void, any Error> {
    switch outcome {
    case .refused: return .success(())
    case .ended(let run, _):
      let printed = Result { try show(run) }
      if !Task.isCancelled { await NoticeDelivery(ledger: session.ledger).tell(after: run) }
      return printed
    }
  }

  private func show(_ run: RunID) throws {
    if let row = try session.ledger.views.run(run) {
      try session.print(RunStanding(row))
    }
  }

  private func conclude(_ run: RunID, _ end: RunEnd, _ signal: Int32?) throws {
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
