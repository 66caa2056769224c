extension EmailAddress {
  /// What is found of bytes that may be an address.
  enum Syntax {
    /// They are one, whose `@` has this index.
    case address(at: Int)
    /// They are none.
    case flawed(RejectionReason)
  }

  /// Looks whether bytes are an address.
  ///
  /// - Parameter bytes: the bytes, trimmed.
  /// - Returns: what was found.
  static func syntax(of bytes: UnsafeBufferPointer<UInt8>) -> Syntax {
    guard !bytes.isEmpty else { return .flawed(.missing) }
    guard bytes.count <= maximumBytes else { return .flawed(.tooLong) }
    guard let at = endOfLocalPart(bytes),
      let longestLabel = longestLabel(ofDomain: bytes, from: at &+ 1)
    else {
      return .flawed(.malformed)
    }
    guard at <= maximumLocalPartBytes, longestLabel <= maximumLabelBytes else {
      return .flawed(.tooLong)
    }
    return .address(at: at)
  }

  /// Writes an address lower-cased, as it is compared.
  ///
  /// - Parameters:
  ///   - bytes: the address, trimmed.
  ///   - target: has room for as many bytes.
  static func writeMatchKey(
    _ bytes: UnsafeBufferPointer<UInt8>, to target: UnsafeMutablePointer<UInt8>
  ) {
    for index in 0..<bytes.count { target[index] = bytes[index].lowercasedASCII }
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
        guard
          let length = lengthOfWordCharacter(bytes, at: index, beginsLabel: index == labelStart)
        else { return nil }
        isNumber = false
        index &+= length
      }
    }
    return labels >= 2 && !isNumber ? longest : nil
  }

  /// The length of a character beyond ASCII, if it is a letter, a mark or a decimal digit: what
  /// the labels of an internationalised domain are made of (RFC 5892, section 2.1).
  ///
  /// A label may not begin with a mark (RFC 5891, section 4.2.3.2): it would combine with the `@` or
  /// the dot before it.
  private static func lengthOfWordCharacter(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, beginsLabel: Bool
  ) -> Int? {
    var decoder = UTF8()
    var rest = bytes[index...].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&rest) else { return nil }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber:
      return UTF8.width(scalar)
    case .nonspacingMark, .spacingMark:
      return beginsLabel ? nil : UTF8.width(scalar)
    default:
      return nil
    }
  }
}

extension UInt8 {
  /// Whether it is RFC 5322's `atext`, which RFC 5321's `Atom` is made of: a letter, a digit, a hyphen
  /// or one of ``!#$%&'*+/=?^_`{|}~``.
  @inline(__always)
  fileprivate var isAtomText: Bool {
    isIn(0xA3FF_ACFA_0000_0000, 0x7FFF_FFFF_C7FF_FFFE)
  }

  /// Whether it is an ASCII letter, a digit or a hyphen.
  @inline(__always)
  fileprivate var isLetterDigitHyphen: Bool {
    isIn(0x03FF_2000_0000_0000, 0x07FF_FFFE_07FF_FFFE)
  }

  /// Whether its bit is set in a table of ASCII's 128 characters, the lower half first.
  @inline(__always)
  private func isIn(_ lower: UInt64, _ upper: UInt64) -> Bool {
    let half = self < 0x40 ? lower : upper
    return self < 0x80 && half &>> UInt64(self & 0x3F) & 1 == 1
  }
}
