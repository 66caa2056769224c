internal import ByteMarks

/// The text of an import: `;`-separated values (RFC 4180 quoting) inside a JSON string (RFC 8259,
/// section 7).
enum ImportText {
  /// What stands between two values.
  static let separator = UInt8(ascii: ";")

  /// What stands between two rows: a line feed, as a JSON string escapes it.
  static var lineBreak: (UInt8, UInt8) { (UInt8(ascii: "\\"), UInt8(ascii: "n")) }

  /// The length of a line break.
  static var lineBreakLength: Int { 2 }

  /// Whether bytes can stand in an import as they are.
  ///
  /// - Parameter bytes: Any values. 0xC2 leads the C1 control characters and is therefore never
  ///   plain, although most of what it leads is.
  /// - Returns: False if any byte may need quoting, escaping or replacing.
  static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let bytes = UnsafeRawBufferPointer(bytes)
    guard bytes.count >= 8 else {
      return bytes.allSatisfy { specialBytes(in: UInt64($0) &* everyByte) == 0 }
    }
    var special: UInt64 = 0
    let last = bytes.count - 8
    for offset in stride(from: 0, to: last, by: 8) {
      special |= specialBytes(in: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    // The last word ends with the bytes, and may look at some of them twice.
    special |= specialBytes(in: bytes.loadUnaligned(fromByteOffset: last, as: UInt64.self))
    return special == 0
  }

  /// The same, for bytes behind which ``ImportBody/margin`` more may be read, whatever they are.
  static func isPlain(margined bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let start = bytes.baseAddress else { return true }
    var offset = 0
    while offset < bytes.count {
      let rest = UInt64(min(bytes.count - offset, 64))
      // Of the last ones, those that are no more of the values do not count.
      if marks_beyond_plain_values(start + offset) << (64 - rest) != 0 { return false }
      offset += 64
    }
    return true
  }

  /// Looks at eight bytes in one go, without branches: most rows are only looked at and copied.
  ///
  /// `(x - 0x01…) & ~x` has a byte's top bit set if that byte of `x` is zero, or, above such a
  /// byte, may have: so it is zero as a whole exactly if no byte is (Mycroft, 1987).
  ///
  /// - Parameter word: Eight bytes.
  /// - Returns: Zero if none of them is special.
  @inline(__always)
  private static func specialBytes(in word: UInt64) -> UInt64 {
    var found = (word &- 0x20 &* everyByte) & ~word  // Below 0x20.
    found |= zeroBytes(in: word ^ 0x22 &* everyByte)
    found |= zeroBytes(in: word ^ 0x3b &* everyByte)
    found |= zeroBytes(in: word ^ 0x5c &* everyByte)
    found |= zeroBytes(in: word ^ 0x7f &* everyByte)
    found |= zeroBytes(in: word ^ 0xc2 &* everyByte)
    return found & (0x80 &* everyByte)
  }

  @inline(__always)
  private static func zeroBytes(in word: UInt64) -> UInt64 { (word &- everyByte) & ~word }

  private static var everyByte: UInt64 { 0x0101_0101_0101_0101 }

  /// Appends a value, quoted if need be and escaped.
  ///
  /// - Parameters:
  ///   - value: A value in UTF-8.
  ///   - output: Where it goes.
  static func append(_ value: Slice<UnsafeBufferPointer<UInt8>>, to output: inout [UInt8]) {
    let isQuoted = value.contains { $0 == UInt8(ascii: "\"") || $0 == separator }
    if isQuoted { output.append(contentsOf: quote) }
    var isInControlRun = false
    var index = value.startIndex
    while index < value.endIndex {
      let length = controlLength(at: index, in: value)
      if length == 0 {
        appendByte(value[index], to: &output)
      } else if !isInControlRun {
        output.append(UInt8(ascii: " "))
      }
      isInControlRun = length > 0
      index += max(length, 1)
    }
    if isQuoted { output.append(contentsOf: quote) }
  }

  /// A quotation mark, as a JSON string escapes it.
  private static let quote = Array(#"\""#.utf8)

  private static func appendByte(_ byte: UInt8, to output: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""):
      output.append(contentsOf: quote)
      output.append(contentsOf: quote)
    case UInt8(ascii: "\\"):
      output.append(byte)
      output.append(byte)
    default:
      output.append(byte)
    }
  }

  /// The length of the control character (Unicode category Cc) at an index; 0 if none is there.
  private static func controlLength(
    at index: Int, in value: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Int {
    let byte = value[index]
    if byte < 0x20 || byte == 0x7f { return 1 }
    guard byte == 0xc2, index + 1 < value.endIndex else { return 0 }
    return (0x80...0x9f).contains(value[index + 1]) ? 2 : 0
  }
}
