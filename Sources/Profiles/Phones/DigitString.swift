/// A few digits, kept as the number that they make and how many they are.
struct DigitString: Sendable {
  /// The most it takes: more than E.164's 15 and whatever prefix is still to be dropped, and no more
  /// than make a number of 64 bits whatever they are.
  static let capacity = 19

  private(set) var count = 0
  /// The digits read as one number.
  private(set) var value: UInt64 = 0

  /// The powers of ten that can stand before a digit.
  private static let powers: InlineArray<20, UInt64> = [
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000,
    1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000,
    1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
  ]

  /// No digits.
  init() {}

  /// Takes digits; `nil` if they are not, or too many.
  init?(_ text: some StringProtocol) {
    for byte in text.utf8 { guard byte.isASCIIDigit, append(byte) else { return nil } }
  }

  private init(_ value: UInt64, count: Int) {
    self.value = value
    self.count = count
  }

  /// The digit in ASCII at an index in `[0, count)`.
  subscript(index: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: first(index &+ 1) % 10) &+ .zero
  }

  /// Whether the first digit is a zero; there has to be one.
  var isZeroLed: Bool { value < DigitString.powers[count &- 1] }

  /// Takes one digit more.
  ///
  /// - Parameter digit: the digit in ASCII.
  /// - Returns: whether there was room for it.
  @inline(__always)
  mutating func append(_ digit: UInt8) -> Bool {
    guard count < DigitString.capacity else { return false }
    value = value &* 10 &+ UInt64(digit &- .zero)
    count &+= 1
    return true
  }

  /// The first digits read as one number.
  ///
  /// - Parameter length: how many, at most ``count``.
  /// - Returns: the number.
  func first(_ length: Int) -> UInt64 { value / DigitString.powers[count &- length] }

  /// Whether it begins with these digits.
  func hasPrefix(_ prefix: DigitString) -> Bool {
    prefix.count <= count && first(prefix.count) == prefix.value
  }

  /// The first digits.
  ///
  /// - Parameter length: how many, at most ``count``.
  /// - Returns: the same without what is behind them.
  func prefix(_ length: Int) -> DigitString { DigitString(first(length), count: length) }

  /// The same without its first digits.
  ///
  /// - Parameter dropped: how many to drop, at most ``count``.
  /// - Returns: the rest.
  func dropFirst(_ dropped: Int) -> DigitString {
    let rest = count &- dropped
    return DigitString(value % DigitString.powers[rest], count: rest)
  }

  /// The same with digits before it.
  ///
  /// - Parameter prefix: the digits.
  /// - Returns: `nil` if there is no room for them.
  func prefixed(by prefix: DigitString) -> DigitString? {
    guard count &+ prefix.count <= DigitString.capacity else { return nil }
    return DigitString(
      prefix.value &* DigitString.powers[count] &+ value, count: count &+ prefix.count)
  }

  /// Writes the digits in ASCII.
  ///
  /// - Parameter target: has room for ``count`` bytes.
  func write(to target: UnsafeMutablePointer<UInt8>) {
    var (rest, index) = (value, count)
    while index > 0 {
      index &-= 1
      let quotient = rest / 10
      target[index] = UInt8(truncatingIfNeeded: rest &- quotient &* 10) &+ .zero
      rest = quotient
    }
  }
}
