/// The state of a limit on requests, from the `x-sib-ratelimit-*` headers of an answer.
package struct RateLimit: Sendable, Hashable {
  /// How many requests the limit allows in a period.
  package let limit: Int

  /// How many of them are left in this period.
  package let remaining: Int

  /// How long after the answer a new period begins.
  package let resetAfter: Duration

  /// States a limit.
  ///
  /// - Parameters:
  ///   - limit: The requests allowed in a period, 0 or more.
  ///   - remaining: Those left, 0 or more.
  ///   - resetAfter: Until the next period, 0 or more.
  package init(limit: Int, remaining: Int, resetAfter: Duration) {
    self.limit = limit
    self.remaining = remaining
    self.resetAfter = resetAfter
  }

  /// Parses the three headers; nil unless all are there and well-formed.
  ///
  /// - Parameter header: Gives the first value of a header by its name.
  package init?(header: (String) -> String?) {
    guard let limit = Self.count(header("x-sib-ratelimit-limit")),
      let remaining = Self.count(header("x-sib-ratelimit-remaining")),
      let resetAfter = Self.resetAfter(header: header)
    else { return nil }
    self.init(limit: limit, remaining: remaining, resetAfter: resetAfter)
  }

  /// Parses the time until the next period alone, all that matters once the limit is reached.
  ///
  /// Over a day is no answer: the longest documented period is an hour.
  static func resetAfter(header: (String) -> String?) -> Duration? {
    guard let seconds = count(header("x-sib-ratelimit-reset")), seconds <= 86_400 else {
      return nil
    }
    return .seconds(seconds)
  }

  private static func count(_ text: String?) -> Int? {
    guard let text, (1...9).contains(text.utf8.count),
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(text)
  }
}
