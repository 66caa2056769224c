/// Reads a JSON object in canonical form through and marks all that it contains.
///
/// It is strict, so that nothing that it takes can be understood in two ways: keys are plain ASCII
/// and come sorted, so none twice; numbers are whole and of at most 18 digits; strings have the
/// escapes of RFC 8785, 3.2.2.2, alone; there is no white space.
struct CanonicalReader {
  /// How deep values may be nested: payloads are a few levels deep, and each costs stack.
  private static let deepest = 64

  private let text: UnsafeBufferPointer<UInt8>
  private var scanner: RecordScanner
  private var marks: [CanonicalMark] = []

  /// Starts before the first byte.
  ///
  /// - Parameter text: the JSON text, which must outlive the reader.
  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    scanner = RecordScanner(text)
  }

  /// Reads the object or array and finds nothing behind it.
  ///
  /// - Returns: the marks of all values, each before those that it contains; nothing where the text is
  ///   something else.
  mutating func read() -> [CanonicalMark]? {
    // Offsets are kept in 32 bits; a record is far shorter.
    guard text.count < 1 << 31,
      text.first == UInt8(ascii: "{") || text.first == UInt8(ascii: "[")
    else { return nil }
    marks.reserveCapacity(64)
    guard value(depth: 0), scanner.isAtEnd else { return nil }
    guard scanner.isASCII || String(validating: text, as: UTF8.self) != nil else { return nil }
    return marks
  }

  private mutating func value(depth: Int) -> Bool {
    switch scanner.next {
    case UInt8(ascii: "{"): return depth < Self.deepest && object(depth: depth)
    case UInt8(ascii: "["): return depth < Self.deepest && array(depth: depth)
    case UInt8(ascii: "\""): return string()
    case UInt8(ascii: "t"): return literal("true", .yes)
    case UInt8(ascii: "f"): return literal("false", .no)
    case UInt8(ascii: "n"): return literal("null", .null)
    default: return integer()
    }
  }

  private mutating func object(depth: Int) -> Bool {
    let place = begin(.object)
    scanner.step()
    if scanner.next == UInt8(ascii: "}") { return end(place) }
    var last: Range<Int>?
    while true {
      let key = scanner.offset
      guard string(), marks[marks.count - 1].kind == .string else { return false }
      let range = (key + 1)..<(scanner.offset - 1)
      guard isKey(range), last.map({ isOrdered($0, range) }) ?? true else { return false }
      last = range
      guard scanner.next == UInt8(ascii: ":") else { return false }
      scanner.step()
      guard value(depth: depth + 1) else { return false }
      switch scanner.next {
      case UInt8(ascii: ","): scanner.step()
      case UInt8(ascii: "}"): return end(place)
      default: return false
      }
    }
  }

  private mutating func array(depth: Int) -> Bool {
    let place = begin(.array)
    scanner.step()
    if scanner.next == UInt8(ascii: "]") { return end(place) }
    while true {
      guard value(depth: depth + 1) else { return false }
      switch scanner.next {
      case UInt8(ascii: ","): scanner.step()
      case UInt8(ascii: "]"): return end(place)
      default: return false
      }
    }
  }

  private mutating func string() -> Bool {
    guard let (content, isEscaped) = scanner.text() else { return false }
    mark(isEscaped ? .escapedString : .string, content)
    return true
  }

  private mutating func literal(_ text: StaticString, _ kind: CanonicalMark.Kind) -> Bool {
    let start = scanner.offset
    guard scanner.skip(text) else { return false }
    mark(kind, start..<scanner.offset)
    return true
  }

  /// A whole number in its one spelling: no leading zero, and no zero below nothing.
  private mutating func integer() -> Bool {
    let start = scanner.offset
    let isNegative = scanner.next == UInt8(ascii: "-")
    if isNegative { scanner.step() }
    let first = scanner.next
    let digits = scanner.digits()
    guard (1...18).contains(digits),
      first != UInt8(ascii: "0") || digits == 1 && !isNegative
    else { return false }
    mark(.integer, start..<scanner.offset)
    return true
  }

  private mutating func begin(_ kind: CanonicalMark.Kind) -> Int {
    mark(kind, scanner.offset..<scanner.offset)
    return marks.count - 1
  }

  private mutating func end(_ place: Int) -> Bool {
    scanner.step()
    marks[place].end = UInt32(scanner.offset)
    marks[place].next = UInt32(marks.count)
    return true
  }

  private mutating func mark(_ kind: CanonicalMark.Kind, _ range: Range<Int>) {
    marks.append(
      CanonicalMark(
        kind: kind, start: UInt32(range.lowerBound), end: UInt32(range.upperBound),
        next: UInt32(marks.count + 1)))
  }

  private func isKey(_ range: Range<Int>) -> Bool {
    text[range].allSatisfy { $0 < 0x80 }
  }

  private func isOrdered(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    text[left].lexicographicallyPrecedes(text[right])
  }
}
