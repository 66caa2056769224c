/// What the sandbox takes for an email address.
///
/// The API's own grammar is unpublished. This is RFC 5321's mailbox without quoted local parts and
/// address literals, a domain of at least two labels, and 254 bytes in all; labels may be written
/// in UTF-8 (RFC 6531).
enum EmailAddress {
  private static let maximumLength = 254
  private static let maximumLocalLength = 64
  private static let maximumLabelLength = 63

  /// Whether these bytes are an address.
  static func isValid(_ text: UnsafeRawBufferPointer) -> Bool {
    guard text.count <= maximumLength,
      let at = text.firstIndex(of: UInt8(ascii: "@"), in: 0..<text.count),
      (1...maximumLocalLength).contains(at)
    else { return false }
    return isLocalPart(text.slice(0..<at)) && isDomain(text.slice((at + 1)..<text.count))
  }

  /// Puts the ASCII letters of an address in lower case, as the account keeps and compares it.
  static func normalize(_ text: UnsafeMutableRawBufferPointer) {
    for place in text.indices where isUpperCase(text[place]) {
      text[place] |= 0x20
    }
  }

  private static func isUpperCase(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5a }

  private static func isLocalPart(_ text: UnsafeRawBufferPointer) -> Bool {
    var previous = UInt8(ascii: ".")
    for byte in text {
      if byte == UInt8(ascii: ".") {
        if previous == UInt8(ascii: ".") { return false }
      } else if !isAtomText[Int(byte)] {
        return false
      }
      previous = byte
    }
    return previous != UInt8(ascii: ".")
  }

  private static func isDomain(_ text: UnsafeRawBufferPointer) -> Bool {
    var labels = 0
    var start = 0
    while true {
      let end = text.firstIndex(of: UInt8(ascii: "."), in: start..<text.count) ?? text.count
      guard isLabel(text.slice(start..<end)) else { return false }
      labels += 1
      if end == text.count { return labels >= 2 }
      start = end + 1
    }
  }

  private static func isLabel(_ label: UnsafeRawBufferPointer) -> Bool {
    guard let first = label.first, let last = label.last, label.count <= maximumLabelLength,
      first != UInt8(ascii: "-"), last != UInt8(ascii: "-")
    else { return false }
    return label.allSatisfy { isLabelText[Int($0)] }
  }

  private static let isAtomText: [Bool] = table("!#$%&'*+-/=?^_`{|}~", alsoAboveASCII: false)
  private static let isLabelText: [Bool] = table("-", alsoAboveASCII: true)

  private static func table(_ marks: String, alsoAboveASCII: Bool) -> [Bool] {
    (0..<256).map { value in
      guard value < 128 else { return alsoAboveASCII }
      let scalar = Unicode.Scalar(UInt8(value))
      return scalar.properties.isAlphabetic || (0x30...0x39).contains(value)
        || marks.unicodeScalars.contains(scalar)
    }
  }
}
