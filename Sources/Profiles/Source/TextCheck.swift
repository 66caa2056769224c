internal import ByteMarks

/// Tells how far bytes are text: whole, well-formed UTF-8 characters other than NUL.
struct TextCheck {
  /// The count of bytes from the beginning that are text.
  let validCount: Int
  /// What stands behind them; `nil` when nothing does, or the beginning of a character whose rest
  /// may still come.
  let flaw: TextFlaw?

  /// Checks bytes from a character boundary on.
  ///
  /// - Parameter bytes: the bytes to check.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while true {
      index = TextCheck.skipPlain(bytes, from: index)
      guard index < bytes.count else { break }
      if bytes[index] == 0 {
        (validCount, flaw) = (index, .nulByte)
        return
      }
      switch TextCheck.character(bytes, at: index) {
      case .whole(let length): index &+= length
      case .begun:
        (validCount, flaw) = (index, nil)
        return
      case .illFormed:
        (validCount, flaw) = (index, .notUTF8)
        return
      }
    }
    (validCount, flaw) = (index, nil)
  }

  private enum Character {
    case whole(length: Int)
    case begun
    case illFormed
  }

  /// Skips ASCII other than NUL, 64 bytes at a time: nearly all of a source is that.
  private static func skipPlain(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while let first = bytes.baseAddress, index &+ 64 <= bytes.count {
      let marks = marks_beyond_plain_text(first + index)
      if marks != 0 { return index &+ marks.trailingZeroBitCount }
      index &+= 64
    }
    while index < bytes.count, bytes[index] &- 1 < 0x7F { index &+= 1 }
    return index
  }

  /// Judges the character that begins with the non-ASCII byte at `index`.
  private static func character(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> Character {
    // Table 3-7: the first byte fixes the length and narrows the second byte, which is what rules
    // out overlong forms, surrogates and anything above U+10FFFF.
    let length: Int
    let second: ClosedRange<UInt8>
    switch bytes[index] {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return .illFormed
    }
    guard index &+ 1 < bytes.count else { return .begun }
    guard second.contains(bytes[index &+ 1]) else { return .illFormed }
    for offset in 2..<max(length, 2) {
      guard index &+ offset < bytes.count else { return .begun }
      guard bytes[index &+ offset] & 0xC0 == 0x80 else { return .illFormed }
    }
    return .whole(length: length)
  }
}
