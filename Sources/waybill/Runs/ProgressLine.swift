import Runner
import Synchronization

/// A line on the terminal that says how far a run is.
///
/// A lock, because progress is told from any task and the line has to be whole.
final class ProgressLine: Sendable {
  private struct Shown {
    let begin: ContinuousClock.Instant
    var last: ContinuousClock.Instant?
  }

  private let shown = Mutex(Shown(begin: .now))

  /// Shows progress, at most ten times a second.
  func show(_ progress: RunProgress) {
    show { elapsed in
      ProgressText(
        progress.activity, surveyed: progress.surveyed, recipients: progress.recipients,
        imported: progress.imported, batches: progress.batches, elapsed: elapsed
      ).text
    }
  }

  /// Shows a line, at most ten times a second.
  ///
  /// - Parameter text: Gives the line; told how long ago all began.
  func show(_ text: (Duration) -> String) {
    let now = ContinuousClock.now
    shown.withLock { shown in
      if let last = shown.last, now - last < .milliseconds(100) { return }
      shown.last = now
      Question.show("\r\u{1B}[2K\(text(now - shown.begin))")
    }
  }

  /// Takes the line away.
  func clear() {
    shown.withLock { shown in
      if shown.last != nil { Question.show("\r\u{1B}[2K") }
      shown.last = nil
    }
  }
}
