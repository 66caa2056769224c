import Domain
import Ledger
import Sendinblue

extension RunDriver {
  /// Asks until an answer comes, as often and as patiently as the policy says.
  ///
  /// For questions only: they change nothing at Sendinblue, so their attempts are not recorded.
  ///
  /// - Parameter ask: Makes one request.
  /// - Returns: The answer.
  /// - Throws: The last attempt's `SendinblueError`, or `CancellationError`.
  func patiently<Value: Sendable>(_ ask: () async throws -> Value) async throws -> Value {
    var attempt = 1
    while true {
      do {
        return try await ask()
      } catch let error as SendinblueError where !error.isCancellation {
        let delay = settings.retry.delay(attempt: attempt, error: error, jitter: jitter())
        guard let delay else { throw error }
        try await wait(delay)
        attempt += 1
      }
    }
  }

  /// Waits, or stops waiting when the task is cancelled.
  func wait(_ duration: Duration) async throws {
    let before = progress.activity
    progress.activity = .waiting(duration)
    defer { progress.activity = before }
    try await clock.sleep(for: duration)
  }

  /// A number in `[0, 1)`, so that clients that failed together do not come back together.
  func jitter() -> Double {
    Double(surroundings.randomBits >> 11) / Double(1 << 53)
  }

  /// Waits as long as is due before Sendinblue is asked again how far an import is.
  ///
  /// - Parameters:
  ///   - earlier: How often it was asked about this import.
  ///   - rateLimit: What the last answer said of the limit.
  /// - Throws: `CancellationError`.
  func waitToPoll(earlier: Int, rateLimit: RateLimit?) async throws {
    let delay = settings.poll.delay(
      earlierPolls: earlier, history: polls, now: clockNow(), rateLimit: rateLimit)
    try await clock.sleep(for: delay)
    notePoll()
  }

  /// Counts a question against the hour's limit.
  func notePoll() {
    polls.append(clockNow())
  }

  private func clockNow() -> PollInstant {
    PollInstant(milliseconds: surroundings.now.milliseconds)
  }
}

/// When Sendinblue was asked, on the wall clock.
struct PollInstant: InstantProtocol {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  let milliseconds: Int64

  func advanced(by duration: Duration) -> PollInstant {
    PollInstant(milliseconds: milliseconds + duration.milliseconds)
  }

  func duration(to other: PollInstant) -> Duration {
    .milliseconds(other.milliseconds - milliseconds)
  }

  static func < (left: PollInstant, right: PollInstant) -> Bool {
    left.milliseconds < right.milliseconds
  }
}

extension Duration {
  /// The duration in whole milliseconds, rounded down.
  var milliseconds: Int64 {
    components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
  }
}
