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
      earlierPolls: earlier, history: polls, now: PollInstant(offset: elapsed()),
      rateLimit: rateLimit)
    try await clock.sleep(for: delay)
    notePoll()
  }

  /// Counts a question against the hour's limit.
  func notePoll() {
    polls.append(PollInstant(offset: elapsed()))
  }

  /// Measures how long it is since it was made.
  ///
  /// - Parameter clock: What it measures with.
  /// - Returns: Gives the time since then.
  static func stopwatch(on clock: some Clock<Duration>) -> @Sendable () -> Duration {
    let begin = clock.now
    return { begin.duration(to: clock.now) }
  }
}

/// When Sendinblue was asked, counted from when the driver was made.
struct PollInstant: InstantProtocol {
  let offset: Duration

  func advanced(by duration: Duration) -> PollInstant { PollInstant(offset: offset + duration) }
  func duration(to other: PollInstant) -> Duration { other.offset - offset }
  static func < (left: PollInstant, right: PollInstant) -> Bool { left.offset < right.offset }
}

extension Duration {
  /// The duration in whole milliseconds, rounded down.
  var milliseconds: Int64 {
    components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
  }
}
