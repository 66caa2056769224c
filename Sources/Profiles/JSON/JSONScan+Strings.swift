extension JSONScan {
  /// Takes a string, from its opening quote to its closing one, and unescapes it in its place.
  ///
  /// - Returns: where it stands, without its quotes.
  /// - Throws: ``JSONFault``.
  mutating func string() throws(JSONFault) -> Range<Int> {
    next &+= 1
    let start = next
    while next < end, text[next] != .quote, text[next] != .backslash, text[next] >= .space {
      next &+= 1
    }
    var written = next
    while next < end {
      let byte = text[next]
      next &+= 1
      switch byte {
      case .quote: return start..<written
      case .backslash: try unescape(to: &written)
      case ..<UInt8.space: throw .string
      default:
        text[written] = byte
        written &+= 1
      }
    }
    throw .syntax
  }

  private mutating func unescape(to written: inout Int) throws(JSONFault) {
    guard next < end else { throw .syntax }
    let byte = text[next]
    next &+= 1
    let plain: UInt8
    switch byte {
    case .quote, .backslash, UInt8(ascii: "/"): plain = byte
    case UInt8(ascii: "b"): plain = 0x08
    case UInt8(ascii: "f"): plain = 0x0C
    case UInt8(ascii: "n"): plain = .lineFeed
    case UInt8(ascii: "r"): plain = .carriageReturn
    case UInt8(ascii: "t"): plain = .tab
    case UInt8(ascii: "u"):
      write(try scalar(), to: &written)
      return
    default: throw .string
    }
    text[written] = plain
    written &+= 1
  }

  /// The character that one `\u` escape names, or two that are a surrogate pair.
  private mutating func scalar() throws(JSONFault) -> UInt32 {
    let first = try codeUnit()
    switch first {
    case 0: throw .nulCharacter
    case 0xD800..<0xDC00:
      guard next &+ 1 < end, text[next] == .backslash, text[next &+ 1] == UInt8(ascii: "u") else {
        throw .loneSurrogate
      }
      next &+= 2
      let second = try codeUnit()
      guard 0xDC00..<0xE000 ~= second else { throw .loneSurrogate }
      return 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
    case 0xDC00..<0xE000: throw .loneSurrogate
    default: return first
    }
  }

  /// Takes four hexadecimal digits.
  private mutating func codeUnit() throws(JSONFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard next < end else { throw .syntax }
      let byte = text[next]
      let digit: UInt8
      if byte.isASCIIDigit {
        digit = byte &- .zero
      } else if (byte | 0x20) &- UInt8(ascii: "a") < 6 {
        digit = (byte | 0x20) &- UInt8(ascii: "a") &+ 10
      } else {
        throw .string
      }
      value = value &<< 4 | UInt32(digit)
      next &+= 1
    }
    return value
  }

  /// Writes a character in UTF-8, which takes no more bytes than its escape has.
  private func write(_ scalar: UInt32, to written: inout Int) {
    func put(_ byte: UInt32) {
      text[written] = UInt8(truncatingIfNeeded: byte)
      written &+= 1
    }
    switch scalar {
    case ..<0x80: put(scalar)
    case ..<0x800:
      put(0xC0 | scalar &>> 6)
      put(0x80 | scalar & 0x3F)
    case ..<0x10000:
      put(0xE0 | scalar &>> 12)
      put(0x80 | scalar &>> 6 & 0x3F)
      put(0x80 | scalar & 0x3F)
    default:
      put(0xF0 | scalar &>> 18)
      put(0x80 | scalar &>> 12 & 0x3F)
      put(0x80 | scalar &>> 6 & 0x3F)
      put(0x80 | scalar & 0x3F)
    }
  }
}
