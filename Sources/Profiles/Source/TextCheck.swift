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

  /// Skips ASCII other than NUL, 32 bytes at a time: nearly all of a source is that.
  private static func skipPlain(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let lows: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    let raw = UnsafeRawBufferPointer(bytes)
    var index = start
    while index &+ 32 <= bytes.count {
      var marks: UInt64 = 0
      for offset in 0..<4 {
        let word = raw.loadUnaligned(fromByteOffset: index &+ 8 &* offset, as: UInt64.self)
        marks |= word | (word &- lows)
      }
      guard marks & highs == 0 else { break }
      index &+= 32
    }
    while index &+ 8 <= bytes.count {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      // A byte's high bit ends up set when it was set before, or when the byte is zero: the
      // subtraction borrows. A borrow may also taint the byte above a zero, which only sends us
      // to the slow path early.
      guard (word | (word &- lows)) & highs == 0 else { break }
      index &+= 8
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
