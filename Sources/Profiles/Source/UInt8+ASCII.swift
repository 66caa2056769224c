extension UInt8 {
  /// U+0020.
  static let space: UInt8 = 0x20
  /// U+000A.
  static let lineFeed: UInt8 = 0x0A
  /// U+000D.
  static let carriageReturn: UInt8 = 0x0D
  /// U+0022, which RFC 4180 quotes fields with.
  static let quote: UInt8 = 0x22
  /// U+0009.
  static let tab: UInt8 = 0x09
  /// U+003A.
  static let colon: UInt8 = 0x3A
  /// U+005C, which RFC 8259 escapes with.
  static let backslash: UInt8 = 0x5C
  /// U+005B, which begins an array.
  static let openBracket: UInt8 = 0x5B
  /// U+005D, which ends an array.
  static let closeBracket: UInt8 = 0x5D
  /// U+007B, which begins an object.
  static let openBrace: UInt8 = 0x7B
  /// U+007D, which ends an object.
  static let closeBrace: UInt8 = 0x7D
  /// U+002C.
  static let comma: UInt8 = 0x2C
  /// U+002E.
  static let dot: UInt8 = 0x2E
  /// U+002D.
  static let hyphen: UInt8 = 0x2D
  /// U+0040.
  static let at: UInt8 = 0x40
  /// U+002B.
  static let plus: UInt8 = 0x2B
  /// U+0030.
  static let zero: UInt8 = 0x30

  /// Whether it is a space, tab, line feed, vertical tab, form feed or carriage return.
  @inline(__always)
  var isASCIISpace: Bool { self == .space || self &- 0x09 < 5 }

  /// Whether it is one of `0` to `9`.
  @inline(__always)
  var isASCIIDigit: Bool { self &- .zero < 10 }

  /// The small letter for a capital one of ASCII; any other byte as it is.
  @inline(__always)
  var lowercasedASCII: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}
