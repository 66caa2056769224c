/// Rows written as CSV, as PostgreSQL's `COPY … (FORMAT csv)` writes them.
///
/// That is RFC 4180 with line feeds: a field is quoted if it holds a comma, a quote or a line
/// break; NULL is nothing at all, empty text is `""`. So the same rows have the same digest whichever
/// database they come from.
struct CSVLines {
  private var bytes: [UInt8] = []
  private var taken = 0
  private var isLineStart = true

  /// Whether nothing is left to move.
  var isEmpty: Bool { taken == bytes.count }

  /// Writes a field.
  ///
  /// - Parameter text: its value in UTF-8; nothing for NULL.
  mutating func append(_ text: UnsafeBufferPointer<UInt8>?) {
    if !isLineStart { bytes.append(UInt8(ascii: ",")) }
    isLineStart = false
    guard let text else { return }
    guard CSVLines.needsQuotes(text) else { return bytes.append(contentsOf: text) }
    bytes.append(UInt8(ascii: "\""))
    for byte in text {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Ends the line.
  mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    isLineStart = true
  }

  /// Moves what fits, from the first byte on.
  ///
  /// - Parameter buffer: where to put it.
  /// - Returns: how many bytes were moved.
  mutating func move(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let moved = min(buffer.count, bytes.count - taken)
    buffer.copyBytes(from: bytes[taken..<taken + moved])
    taken += moved
    if isEmpty {
      bytes.removeAll(keepingCapacity: true)
      taken = 0
    }
    return moved
  }

  private static func needsQuotes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.isEmpty
      || text.contains {
        $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D
      }
  }
}
