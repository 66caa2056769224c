/// Writes JSON text in RFC 8785 form, piece by piece.
struct CanonicalWriter {
  /// What has been written so far.
  private(set) var bytes: [UInt8] = []

  /// Starts empty.
  /// - Parameter capacity: how many bytes are expected.
  init(capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  /// Writes text as it stands.
  mutating func literal(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Writes bytes that are canonical JSON already.
  mutating func raw(_ json: [UInt8]) {
    bytes.append(contentsOf: json)
  }

  /// Writes a string between quotes, with the escapes of RFC 8785, 3.2.2.2, and no others.
  mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { content in
      var start = 0
      while true {
        // Few strings have anything to escape: what has not goes over in one piece.
        let end = RecordScanner.plainEnd(of: content, from: start)
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: content[start..<end]))
        guard end < content.count else { break }
        escape(content[end])
        start = end + 1
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): literal("\\\"")
    case UInt8(ascii: "\\"): literal("\\\\")
    case 0x08: literal("\\b")
    case 0x09: literal("\\t")
    case 0x0A: literal("\\n")
    case 0x0C: literal("\\f")
    case 0x0D: literal("\\r")
    default:
      literal(byte < 0x10 ? "\\u000" : "\\u001")
      bytes.append(contentsOf: String(byte & 0x0F, radix: 16).utf8)
    }
  }
}
