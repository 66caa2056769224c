/// Whether and when to try again what failed.
///
/// Exponential backoff with full jitter: clients that failed together do not return together.
package struct RetryPolicy: Sendable, Hashable {
  /// How many attempts there are in all, the first included.
  package let maximumAttempts: Int

  /// The longest backoff after the first failure; it doubles with every further one.
  package let firstBackoff: Duration

  /// What the backoff never exceeds.
  package let longestBackoff: Duration

  /// How long to wait at a limit on requests whose end is not told.
  package let unknownReset: Duration

  /// The longest wait for a limit to end; beyond, trying again is left to the next run.
  package let longestReset: Duration

  /// Sets the policy.
  ///
  /// - Parameters:
  ///   - maximumAttempts: Attempts in all, 1 or more.
  ///   - firstBackoff: The longest backoff after the first failure.
  ///   - longestBackoff: What the backoff never exceeds.
  ///   - unknownReset: The wait at a limit that does not tell its end.
  ///   - longestReset: The longest wait at one that does; the longest period is an hour.
  package init(
    maximumAttempts: Int = 5, firstBackoff: Duration = .milliseconds(500),
    longestBackoff: Duration = .seconds(60), unknownReset: Duration = .seconds(60),
    longestReset: Duration = .seconds(3600)
  ) {
    precondition(maximumAttempts > 0, "there is a first attempt")
    self.maximumAttempts = maximumAttempts
    self.firstBackoff = firstBackoff
    self.longestBackoff = longestBackoff
    self.unknownReset = unknownReset
    self.longestReset = longestReset
  }

  /// When to try again.
  ///
  /// - Parameters:
  ///   - attempt: How many attempts were made, 1 or more.
  ///   - error: How the last one failed.
  ///   - jitter: A random number in `[0, 1)`.
  /// - Returns: How long to wait, or nil to give up.
  package func delay(attempt: Int, error: SendinblueError, jitter: Double) -> Duration? {
    precondition(attempt > 0, "an attempt was made")
    precondition((0..<1).contains(jitter), "jitter is in [0, 1)")
    guard attempt < maximumAttempts else { return nil }
    switch error.disposition {
    case .stopRun, .rejectBatch:
      return nil
    case .retry(let after):
      let least = after ?? leastWait(for: error)
      return least <= longestReset ? least + backoff(attempt: attempt) * jitter : nil
    }
  }

  private func backoff(attempt: Int) -> Duration {
    // Twenty doublings of a millisecond already are a quarter of an hour.
    min(firstBackoff * (1 << min(attempt - 1, 20)), longestBackoff)
  }

  private func leastWait(for error: SendinblueError) -> Duration {
    if case .rateLimited = error { unknownReset } else { .zero }
  }
}
