extension EmailAddress {
  /// Appends an address in its two forms, if it is one.
  ///
  /// - Parameters:
  ///   - bytes: the address in UTF-8, trimmed.
  ///   - canonical: takes the address with its domain lower-cased.
  ///   - matchKey: takes the address lower-cased.
  /// - Returns: what is wrong with the address, and then nothing is appended; else `nil`.
  static func append(
    _ bytes: UnsafeBufferPointer<UInt8>, canonical: inout [UInt8], matchKey: inout [UInt8]
  ) -> RejectionReason? {
    guard !bytes.isEmpty else { return .missing }
    guard bytes.count <= maximumBytes else { return .tooLong }
    guard let at = endOfLocalPart(bytes),
      let longestLabel = longestLabel(ofDomain: bytes, from: at &+ 1)
    else {
      return .malformed
    }
    guard at <= maximumLocalPartBytes, longestLabel <= maximumLabelBytes else {
      return .tooLong
    }
    canonical.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[...at]))
    let start = matchKey.count
    matchKey.append(contentsOf: bytes)
    for index in start..<matchKey.count { matchKey[index] = matchKey[index].lowercasedASCII }
    canonical.append(contentsOf: matchKey[(start &+ at &+ 1)...])
    return nil
  }

  /// Finds the `@` behind a dot-atom: atoms of at least one character, joined by single dots.
  ///
  /// - Returns: its index, or `nil` if there is none or what stands before it is no dot-atom.
  private static func endOfLocalPart(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = 0
    var atomIsEmpty = true
    while index < bytes.count {
      let byte = bytes[index]
      if byte.isAtomText {
        atomIsEmpty = false
      } else {
        guard !atomIsEmpty else { return nil }
        if byte == .at { return index }
        guard byte == .dot else { return nil }
        atomIsEmpty = true
      }
      index &+= 1
    }
    return nil
  }

  /// Checks a domain: labels of letters, digits and inner hyphens, joined by single dots.
  ///
  /// - Returns: the length of its longest label in bytes, or `nil` if it is no domain.
  private static func longestLabel(
    ofDomain bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    var (longest, labels) = (0, 0)
    var labelStart = start
    var isNumber = true
    var index = start
    while index <= bytes.count {
      if index == bytes.count || bytes[index] == .dot {
        guard index > labelStart, bytes[labelStart] != .hyphen, bytes[index &- 1] != .hyphen else {
          return nil
        }
        longest = max(longest, index &- labelStart)
        labels &+= 1
        guard index < bytes.count else { break }
        labelStart = index &+ 1
        isNumber = true
        index &+= 1
      } else if bytes[index] < 0x80 {
        guard bytes[index].isLetterDigitHyphen else { return nil }
        if !bytes[index].isASCIIDigit { isNumber = false }
        index &+= 1
      } else {
        guard let length = lengthOfWordCharacter(bytes, at: index) else { return nil }
        isNumber = false
        index &+= length
      }
    }
    return labels >= 2 && !isNumber ? longest : nil
  }

  /// The length of a character beyond ASCII, if it is a letter, a mark or a decimal digit: what
  /// the labels of an internationalised domain are made of (RFC 5892, section 2.1).
  private static func lengthOfWordCharacter(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> Int? {
    var decoder = UTF8()
    var rest = bytes[index...].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&rest) else { return nil }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .decimalNumber:
      return UTF8.width(scalar)
    default:
      return nil
    }
  }
}

extension UInt8 {
  /// Whether it is RFC 5322's `atext`, which RFC 5321's `Atom` is made of.
  @inline(__always)
  fileprivate var isAtomText: Bool {
    if isLetterDigitHyphen { return true }
    switch self {
    case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"),
      UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"),
      UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "^"),
      UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"),
      UInt8(ascii: "}"), UInt8(ascii: "~"):
      return true
    default:
      return false
    }
  }

  /// Whether it is an ASCII letter, a digit or a hyphen.
  @inline(__always)
  fileprivate var isLetterDigitHyphen: Bool {
    (self | 0x20) &- 0x61 < 26 || isASCIIDigit || self == .hyphen
  }
}
