/// What Sendinblue answered, and what it said about the limits on asking.
package struct Answer<Value: Sendable>: Sendable {
  /// The answer itself.
  package let value: Value

  /// The state of the limit that the request counted against; some answers lack it.
  package let rateLimit: RateLimit?

  /// Sendinblue's name for the exchange, which its support asks for.
  package let requestID: RequestID?

  /// When the answer was made, by Sendinblue's clock.
  package let date: HTTPDate?

  /// Gives an answer, as whatever stands in for Sendinblue does.
  ///
  /// - Parameters:
  ///   - value: The answer itself.
  ///   - rateLimit: The state of the limit that the request counted against.
  ///   - requestID: The name of the exchange.
  ///   - date: When the answer was made.
  package init(
    value: Value, rateLimit: RateLimit? = nil, requestID: RequestID? = nil, date: HTTPDate? = nil
  ) {
    self.value = value
    self.rateLimit = rateLimit
    self.requestID = requestID
    self.date = date
  }
}
