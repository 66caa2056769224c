/// The wait that an answer asks for in its `retry-after` field.
enum RetryAfter {
  /// Parses the field's value (RFC 9110, section 10.2.3).
  ///
  /// Of its two forms only the number of seconds is read. A date would be held against our clock,
  /// and without it the backoff applies.
  ///
  /// - Parameter value: The field's value, if the answer has the field.
  /// - Returns: The wait, below 1,000,000,000 seconds; nil when none is told.
  static func parse(_ value: String?) -> Duration? {
    guard let value, (1...9).contains(value.utf8.count),
      value.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int64(value).map { .seconds($0) }
  }
}
