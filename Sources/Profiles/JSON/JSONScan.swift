/// Goes through JSON text by RFC 8259, and unescapes strings where they stand.
///
/// The text must be well-formed UTF-8. A string is never longer unescaped than escaped, so the
/// scan allocates nothing.
struct JSONScan {
  /// How deep values may be nested, the outermost one counting as 1.
  static let maximumDepth = 64

  /// How many line feeds were passed over so far.
  private(set) var lineFeeds = 0
  let text: UnsafeMutablePointer<UInt8>
  let end: Int
  /// The index of the next byte to look at.
  var next = 0

  /// Stands before the first byte of a text.
  ///
  /// - Parameters:
  ///   - text: the text; its strings are rewritten.
  ///   - count: how many bytes it has.
  init(_ text: UnsafeMutablePointer<UInt8>, count: Int) {
    self.text = text
    end = count
  }

  /// Takes all of the text for one object.
  ///
  /// - Parameter members: takes its members, in order.
  /// - Throws: ``JSONFault``.
  mutating func wholeObject(into members: inout [JSONMember]) throws(JSONFault) {
    guard peek() == .openBrace else {
      _ = try skipValue(depth: 1)
      throw peek() == nil ? .notAnObject : .syntax
    }
    next &+= 1
    var isFirst = true
    while try goesOn(until: .closeBrace, isFirst: isFirst) {
      isFirst = false
      let key = try key()
      let (kind, value) = try skipValue(depth: 2)
      members.append(JSONMember(key: key, kind: kind, value: value))
    }
    guard peek() == nil else { throw .syntax }
  }

  /// The byte behind the white space at hand, which is passed over; `nil` at the end.
  @inline(__always)
  mutating func peek() -> UInt8? {
    while next < end {
      let byte = text[next]
      switch byte {
      case .lineFeed: lineFeeds &+= 1
      case .space, .tab, .carriageReturn: break
      default: return byte
      }
      next &+= 1
    }
    return nil
  }

  /// Whether an object or array has one more element, whose comma is passed over.
  ///
  /// - Parameters:
  ///   - closer: the byte that ends it, which is passed over.
  ///   - isFirst: whether nothing of it was read yet; then there is no comma.
  /// - Returns: whether it has one more.
  /// - Throws: ``JSONFault``.
  mutating func goesOn(until closer: UInt8, isFirst: Bool) throws(JSONFault) -> Bool {
    let byte = peek()
    if byte == closer {
      next &+= 1
      return false
    }
    if isFirst { return true }
    guard byte == .comma else { throw .syntax }
    next &+= 1
    return true
  }

  /// Takes a member's key and the colon behind it.
  mutating func key() throws(JSONFault) -> Range<Int> {
    guard peek() == .quote else { throw .syntax }
    let key = try string()
    guard peek() == .colon else { throw .syntax }
    next &+= 1
    return key
  }

  /// Takes a value, and all that is in it.
  ///
  /// - Parameter depth: how deep it is nested, from 1.
  /// - Returns: what it is, and where it stands.
  /// - Throws: ``JSONFault``.
  mutating func skipValue(depth: Int) throws(JSONFault) -> (JSONMember.Kind, Range<Int>) {
    guard let first = peek() else { throw .syntax }
    switch first {
    case .quote: return (.string, try string())
    case .openBrace, .openBracket:
      let start = next
      try skipNested(first, depth: depth)
      return (.nested, start..<next)
    case .hyphen, .zero...UInt8(ascii: "9"): return (.number, try number())
    case UInt8(ascii: "t"): return (.boolean, try word("true"))
    case UInt8(ascii: "f"): return (.boolean, try word("false"))
    case UInt8(ascii: "n"): return (.null, try word("null"))
    default: throw .syntax
    }
  }

  private mutating func skipNested(_ opener: UInt8, depth: Int) throws(JSONFault) {
    guard depth <= JSONScan.maximumDepth else { throw .tooDeep }
    next &+= 1
    var isFirst = true
    let closer: UInt8 = opener == .openBrace ? .closeBrace : .closeBracket
    while try goesOn(until: closer, isFirst: isFirst) {
      isFirst = false
      if opener == .openBrace { _ = try key() }
      _ = try skipValue(depth: depth + 1)
    }
  }

  private mutating func word(_ word: StaticString) throws(JSONFault) -> Range<Int> {
    let start = next
    for byte in UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount) {
      guard next < end, text[next] == byte else { throw .syntax }
      next &+= 1
    }
    return start..<next
  }

  /// Takes a number; how it is written is kept.
  private mutating func number() throws(JSONFault) -> Range<Int> {
    let start = next
    if text[next] == .hyphen { next &+= 1 }
    // No zeros before another digit.
    if next < end, text[next] == .zero { next &+= 1 } else { try digits() }
    if next < end, text[next] == .dot {
      next &+= 1
      try digits()
    }
    if next < end, text[next] | 0x20 == UInt8(ascii: "e") {
      next &+= 1
      if next < end, text[next] == .plus || text[next] == .hyphen { next &+= 1 }
      try digits()
    }
    return start..<next
  }

  /// Takes one digit or more.
  private mutating func digits() throws(JSONFault) {
    let start = next
    while next < end, text[next].isASCIIDigit { next &+= 1 }
    guard next > start else { throw .syntax }
  }
}
