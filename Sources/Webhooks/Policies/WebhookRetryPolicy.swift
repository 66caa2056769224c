/// Whether and when to post a message again.
///
/// Exponential backoff, lengthened at random by up to half, so that senders that failed together
/// do not return together. It is over within a minute or, where receivers say when to come back,
/// some minutes: who waits for it has other things to do.
package struct WebhookRetryPolicy: Sendable, Hashable {
  /// How many attempts there are in all, the first included.
  package static let maximumAttempts = 4

  /// The least wait after the first failure; it is fourfold after every further one.
  package static let firstBackoff = Duration.seconds(1)

  /// The longest wait that a receiver may ask for.
  ///
  /// Who asks for more is not asked again: sooner would be against its word.
  package static let longestRetryAfter = Duration.seconds(60)

  /// Makes the policy.
  package init() {}

  /// When to try again.
  ///
  /// - Parameters:
  ///   - attempt: How many attempts were made, 1 or more.
  ///   - error: How the last one failed.
  ///   - jitter: A random number in `[0, 1)`.
  /// - Returns: How long to wait, or nil to give up.
  package func delay(attempt: Int, error: WebhookError, jitter: Double) -> Duration? {
    precondition(attempt > 0, "an attempt was made")
    precondition((0..<1).contains(jitter), "jitter is in [0, 1)")
    guard attempt < Self.maximumAttempts, error.isRetryable else { return nil }
    let asked = Self.retryAfter(error) ?? .zero
    guard asked <= Self.longestRetryAfter else { return nil }
    let backoff = Self.firstBackoff * (1 << (2 * (attempt - 1)))
    return max(asked, backoff) + backoff * (jitter / 2)
  }

  private static func retryAfter(_ error: WebhookError) -> Duration? {
    if case .failed(_, _, let retryAfter) = error { retryAfter } else { nil }
  }
}
