#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// Walks over a record's bytes, once and forwards.
///
/// It knows the canonical form only: no white space, and the escapes of RFC 8785, 3.2.2.2.
struct RecordScanner {
  private let bytes: UnsafeBufferPointer<UInt8>

  /// The offset of the next byte, from 0.
  private(set) var offset = 0

  /// Starts before the first byte.
  /// - Parameter bytes: the record, which must outlive the scanner.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// Whether all strings walked over by ``text()`` were plain ASCII.
  private(set) var isASCII = true

  /// Whether every byte has been walked over.
  var isAtEnd: Bool { offset == bytes.count }

  /// The next byte; nothing at the end.
  var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// Walks over one byte, which has to be there.
  mutating func step() { offset += 1 }

  /// Walks over decimal digits and returns how many there are.
  mutating func digits() -> Int {
    let start = offset
    while offset < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[offset]) {
      offset += 1
    }
    return offset - start
  }

  /// Walks over exactly this text, or nothing.
  mutating func skip(_ literal: StaticString) -> Bool {
    let count = literal.utf8CodeUnitCount
    guard let start = bytes.baseAddress, count <= bytes.count - offset,
      memcmp(start + offset, literal.utf8Start, count) == 0
    else { return false }
    offset += count
    return true
  }

  /// Walks over a string and returns where its content stands, as it is written.
  mutating func content() -> Range<Int>? {
    let start = offset + 1
    guard let escaped = skipString() else { return nil }
    let content = start..<(offset - 1)
    guard !escaped || Self.unescaped(bytes[content], to: nil) != nil else { return nil }
    return content
  }

  /// Walks over a string and returns where its content stands, as it is written, and whether it has
  /// escapes.
  mutating func text() -> (content: Range<Int>, isEscaped: Bool)? {
    let start = offset + 1
    guard let escaped = skipString() else { return nil }
    let content = start..<(offset - 1)
    guard !escaped || Self.unescaped(bytes[content], to: nil) != nil else { return nil }
    if isASCII { isASCII = bytes[content].reduce(0, |) < 0x80 }
    return (content, escaped)
  }

  /// Walks over an object and returns where it stands.
  mutating func object() -> Range<Int>? {
    let start = offset
    return skipObject() ? start..<offset : nil
  }

  /// Walks over an object by counting its brackets; deep nesting costs no stack.
  mutating func skipObject() -> Bool {
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "{") else { return false }
    var depth = 0
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        guard skipString() != nil else { return false }
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case 0...0x20: return false
      default: break
      }
      offset += 1
      if depth == 0 { return true }
    }
    return false
  }

  /// Walks over a string; says whether it holds escapes, or nil if it is none.
  private mutating func skipString() -> Bool? {
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else { return nil }
    var index = offset + 1
    var escaped = false
    while true {
      index = Self.plainEnd(of: bytes, from: index)
      guard index < bytes.count else { break }
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        offset = index + 1
        return escaped
      }
      guard byte == UInt8(ascii: "\\") else { break }
      escaped = true
      index += 2
    }
    offset = min(index, bytes.count)
    return nil
  }

  /// The offset of the first byte that may mean something in a string, a quote, a backslash or a
  /// control character; the end where there is none.
  ///
  /// Eight bytes are looked at at a time: in a word without such a byte, no bit is left standing. See
  /// Henry S. Warren, Hacker's Delight, section 6-1.
  static func plainEnd(of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let (ones, highs): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    var index = start
    let raw = UnsafeRawBufferPointer(bytes)
    while index + 8 <= bytes.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let quotes = word ^ (ones &* 0x22)
      let backslashes = word ^ (ones &* 0x5C)
      let found =
        ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes)
        | ((word &- (ones &* 0x20)) & ~word)
      // A borrow can only come from a byte that is found itself, so the lowest is a true one.
      if found & highs != 0 { return index + (found & highs).trailingZeroBitCount / 8 }
      index += 8
    }
    while index < bytes.count, bytes[index] >= 0x20, bytes[index] != UInt8(ascii: "\""),
      bytes[index] != UInt8(ascii: "\\")
    {
      index += 1
    }
    return index
  }

  /// What a string says.
  ///
  /// - Parameter content: what stands between its quotes.
  /// - Returns: nothing where an escape is not in its one spelling.
  static func unescape(_ content: UnsafeBufferPointer<UInt8>) -> String? {
    var isCanonical = true
    // No escape is shorter than what it stands for.
    let text = String(unsafeUninitializedCapacity: content.count) { room in
      let count = unescaped(content[...], to: room.baseAddress)
      isCanonical = count != nil
      return count ?? 0
    }
    return isCanonical ? text : nil
  }

  /// Takes escapes back, a stretch without one at a time.
  ///
  /// - Parameters:
  ///   - content: what stands between a string's quotes.
  ///   - room: where the text goes, with room for as many bytes as the content has; nothing to look
  ///     only.
  /// - Returns: how many bytes the text has; nothing where an escape is not in its one spelling.
  private static func unescaped(
    _ content: Slice<UnsafeBufferPointer<UInt8>>, to room: UnsafeMutablePointer<UInt8>?
  ) -> Int? {
    var rest = content
    var count = 0
    while !rest.isEmpty {
      let stretch = UnsafeBufferPointer(rebasing: rest)
      guard let start = stretch.baseAddress else { return nil }
      let found = memchr(start, Int32(UInt8(ascii: "\\")), stretch.count)
      let plain = found.map { UnsafeRawPointer($0) - UnsafeRawPointer(start) } ?? stretch.count
      if let room { memcpy(room + count, start, plain) }
      count += plain
      rest = rest.dropFirst(plain)
      guard rest.popFirst() != nil else { break }
      guard let character = unescapeOne(&rest) else { return nil }
      if let room { room[count] = character }
      count += 1
    }
    return count
  }

  private static func unescapeOne(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>) -> UInt8? {
    switch rest.popFirst() {
    case UInt8(ascii: "\""): return UInt8(ascii: "\"")
    case UInt8(ascii: "\\"): return UInt8(ascii: "\\")
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "f"): return 0x0C
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "u"):
      let digits = rest.prefix(4)
      rest = rest.dropFirst(4)
      return digits.count == 4 ? controlCharacter(Array(digits)) : nil
    default: return nil
    }
  }

  /// The control character that four digits name: none that has a shorter escape, and the digits in
  /// their one spelling, or two records would say the same.
  private static func controlCharacter(_ digits: [UInt8]) -> UInt8? {
    guard let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 16), code < 0x20,
      ![0x08, 0x09, 0x0A, 0x0C, 0x0D].contains(code)
    else { return nil }
    let spelling = (code < 0x10 ? "000" : "00") + String(code, radix: 16)
    return digits.elementsEqual(spelling.utf8) ? code : nil
  }
}
