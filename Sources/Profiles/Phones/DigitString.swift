/// A few ASCII digits, kept without an allocation.
struct DigitString {
  /// The most it takes: E.164's 15 and whatever prefix is still to be dropped.
  static let capacity = 20

  private(set) var count = 0
  private var storage = InlineArray<20, UInt8>(repeating: 0)

  /// The digit at an index in `[0, count)`.
  subscript(index: Int) -> UInt8 { storage[index] }

  /// Takes one digit more.
  ///
  /// - Parameter digit: the digit in ASCII.
  /// - Returns: whether there was room for it.
  mutating func append(_ digit: UInt8) -> Bool {
    guard count < DigitString.capacity else { return false }
    storage[count] = digit
    count &+= 1
    return true
  }

  /// The digits read as one number; at most 19 of them.
  var value: UInt64 {
    var value: UInt64 = 0
    for index in 0..<count { value = value &* 10 &+ UInt64(storage[index] &- .zero) }
    return value
  }

  /// Whether it begins with these digits.
  func hasPrefix(_ prefix: [UInt8]) -> Bool {
    guard prefix.count <= count else { return false }
    for index in prefix.indices where storage[index] != prefix[index] { return false }
    return true
  }

  /// The same without its first digits.
  ///
  /// - Parameter dropped: how many to drop, at most ``count``.
  /// - Returns: the rest.
  func dropFirst(_ dropped: Int) -> DigitString {
    var rest = DigitString()
    for index in dropped..<count { _ = rest.append(storage[index]) }
    return rest
  }

  /// The same with digits before it.
  ///
  /// - Parameter prefix: the digits in ASCII.
  /// - Returns: `nil` if there is no room for them.
  func prefixed(by prefix: [UInt8]) -> DigitString? {
    var longer = DigitString()
    for digit in prefix { guard longer.append(digit) else { return nil } }
    for index in 0..<count { guard longer.append(storage[index]) else { return nil } }
    return longer
  }
}
