/// Sizes and positions as decimal digits, in their one spelling.
enum Decimal {
  /// The largest size that is read: SQLite and most other logs count with 63 bits.
  static let largest = UInt64(Int64.max)

  /// Reads a number without sign, spaces or leading zeros.
  /// - Returns: nothing if it is spelled otherwise, or larger than ``largest``.
  static func decode(_ text: some StringProtocol) -> UInt64? {
    guard text.utf8.allSatisfy({ (48...57).contains($0) }), let number = UInt64(text),
      number <= largest, String(number).utf8.count == text.utf8.count
    else { return nil }
    return number
  }
}
