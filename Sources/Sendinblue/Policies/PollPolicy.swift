/// When to ask how far an import is.
///
/// Quickly at first, since small imports are done at once, then ever less often: each wait is thrice
/// the one before, so that nine requests bring it from milliseconds to its greatest length. Sendinblue
/// allows a hundred such requests an hour (its limit for all that is not contacts), which a long run
/// would use up early and then stand still. So half of them may be spent as they come, and the rest
/// are spread over what is left of the hour.
package struct PollPolicy: Sendable, Hashable {
  /// The wait before the first question about an import; it trebles with every further one.
  package let firstDelay: Duration

  /// What the wait never exceeds while there are requests to spare.
  package let longestDelay: Duration

  /// The most requests in any hour.
  package let requestsPerHour: Int

  private static let hour = Duration.seconds(3600)

  /// Sets the policy.
  ///
  /// - Parameters:
  ///   - firstDelay: The wait before the first question, more than 0.
  ///   - longestDelay: What the wait never exceeds while there are requests to spare.
  ///   - requestsPerHour: The most requests in any hour, 1 or more.
  package init(
    firstDelay: Duration = .milliseconds(5), longestDelay: Duration = .seconds(40),
    requestsPerHour: Int = 100
  ) {
    precondition(firstDelay > .zero && requestsPerHour > 0, "polls have a pace")
    self.firstDelay = firstDelay
    self.longestDelay = longestDelay
    self.requestsPerHour = requestsPerHour
  }

  /// How long to wait before the next question.
  ///
  /// - Parameters:
  ///   - earlierPolls: How often this import was asked about, 0 or more.
  ///   - history: When requests were made that count against the hour, this import's and others',
  ///     in ascending order. What is over an hour old may be left out.
  ///   - now: The present, on the same clock.
  ///   - rateLimit: What the latest answer said of the limit, the answer to the last request of
  ///     `history`.
  /// - Returns: The wait from now, so that no hour `[t, t + 1 h)` sees more than
  ///   ``requestsPerHour`` requests; at most an hour.
  package func delay<Instant: InstantProtocol>(
    earlierPolls: Int, history: [Instant], now: Instant, rateLimit: RateLimit?
  ) -> Duration where Instant.Duration == Duration {
    precondition(earlierPolls >= 0, "a count")
    var ramp = firstDelay
    for _ in 0..<earlierPolls where ramp < longestDelay { ramp *= 3 }
    ramp = min(ramp, longestDelay)
    let own = ownShare(history: history, now: now)
    let theirs = theirShare(rateLimit, since: history.last?.duration(to: now) ?? .zero)
    return min(max(ramp, own, theirs), Self.hour)
  }

  /// The wait that our own count of the hour asks for.
  private func ownShare<Instant: InstantProtocol>(
    history: [Instant], now: Instant
  ) -> Duration where Instant.Duration == Duration {
    let recent = history.drop { $0.duration(to: now) >= Self.hour }
    guard let oldest = recent.first else { return .zero }
    let left = requestsPerHour - recent.count
    guard left > 0 else {
      let blocking = recent[recent.endIndex - requestsPerHour]
      return now.duration(to: blocking.advanced(by: Self.hour))
    }
    guard left <= requestsPerHour / 2 else { return .zero }
    return now.duration(to: oldest.advanced(by: Self.hour)) / left
  }

  /// The wait that Sendinblue's count asks for, which also knows of other programs' requests.
  private func theirShare(_ rateLimit: RateLimit?, since: Duration) -> Duration {
    guard let rateLimit else { return .zero }
    let untilReset = max(rateLimit.resetAfter - since, .zero)
    guard rateLimit.remaining > 0 else { return untilReset }
    return rateLimit.remaining <= rateLimit.limit / 2 ? untilReset / rateLimit.remaining : .zero
  }
}
