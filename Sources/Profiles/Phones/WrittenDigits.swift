/// A telephone number's digits as somebody wrote them, without what stands between them.
struct WrittenDigits {
  /// Whether a `+` stands before the first digit.
  private(set) var hasPlus = false
  /// The digits, except a zero written `(0)`.
  private(set) var digits = DigitString()
  /// How many digits stand before the `(0)`, if there is one.
  private(set) var bracketedZero: Int?

  /// Reads a number.
  ///
  /// It is `nil` if anything but digits, separators, one leading `+` and one `(0)` is found, or
  /// more digits than any number has.
  ///
  /// - Parameter bytes: the number in UTF-8, trimmed.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte.isASCIIDigit {
        guard digits.append(byte) else { return nil }
        index &+= 1
      } else if byte == .plus {
        guard !hasPlus, digits.count == 0, bracketedZero == nil else { return nil }
        hasPlus = true
        index &+= 1
      } else if WrittenDigits.isBracketedZero(bytes, at: index) {
        guard bracketedZero == nil else { return nil }
        bracketedZero = digits.count
        index &+= 3
      } else {
        let length = WrittenDigits.lengthOfSeparator(bytes, at: index)
        guard length > 0 else { return nil }
        index &+= length
      }
    }
    guard digits.count > 0 else { return nil }
  }

  private static func isBracketedZero(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    index &+ 2 < bytes.count && bytes[index] == UInt8(ascii: "(") && bytes[index &+ 1] == .zero
      && bytes[index &+ 2] == UInt8(ascii: ")")
  }

  private static func lengthOfSeparator(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    switch bytes[index] {
    case .space, .dot, .hyphen, UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "/"):
      return 1
    case 0xC2 where index &+ 1 < bytes.count && bytes[index &+ 1] == 0xA0:
      // U+00A0, the no-break space.
      return 2
    default:
      return 0
    }
  }
}
