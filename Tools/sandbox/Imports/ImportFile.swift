/// An import's file: `;`-separated rows under a header, read on its bytes.
///
/// Rows end with LF or CRLF. A field that begins with a quote ends with one, and two quotes within
/// stand for one. Empty lines are passed over.
struct ImportFile: Sendable {
  /// The header's names, exactly as they stand.
  private(set) var header: [String] = []
  /// The current row's fields: their places in ``bytes``, quotes undone.
  private(set) var fields: [Range<Int>] = []
  private(set) var bytes: [UInt8]
  private var position = 0

  private static let quote = UInt8(ascii: "\"")
  private static let separator = UInt8(ascii: ";")

  /// Reads the header of a file.
  ///
  /// - Parameter bytes: The file; a UTF-8 byte order mark at its start is passed over.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { position = 3 }
    if next() {
      header = fields.map { String(decoding: self.bytes[$0], as: UTF8.self) }
    }
  }

  /// Reads the next row into ``fields``.
  ///
  /// - Returns: Whether there was one.
  mutating func next() -> Bool {
    while position < bytes.count {
      fields.removeAll(keepingCapacity: true)
      position = bytes.withUnsafeMutableBytes { bytes in
        Self.readRow(bytes, from: position, into: &fields)
      }
      if fields.count > 1 || !(fields.first?.isEmpty ?? true) { return true }
    }
    return false
  }

  /// Lends the bytes of a field of the current row; a field that the row lacks is empty.
  func withField<Value>(_ number: Int, _ body: (UnsafeRawBufferPointer) -> Value) -> Value {
    guard number < fields.count else { return body(UnsafeRawBufferPointer(start: nil, count: 0)) }
    return bytes.withUnsafeBytes { body($0.slice(fields[number])) }
  }

  /// Changes the bytes of a field of the current row in place.
  mutating func changeField(_ number: Int, _ body: (UnsafeMutableRawBufferPointer) -> Void) {
    guard number < fields.count else { return }
    let range = fields[number]
    bytes.withUnsafeMutableBytes { body(UnsafeMutableRawBufferPointer(rebasing: $0[range])) }
  }

  private static func readRow(
    _ bytes: UnsafeMutableRawBufferPointer, from start: Int, into fields: inout [Range<Int>]
  ) -> Int {
    let text = UnsafeRawBufferPointer(bytes)
    let end = text.firstIndex(of: 0x0a, in: start..<text.count) ?? text.count
    guard text.firstIndex(of: quote, in: start..<end) == nil else {
      return readQuotedRow(bytes, from: start, into: &fields)
    }
    let stop = end > start && text[end - 1] == 0x0d ? end - 1 : end
    var place = start
    while let next = text.firstIndex(of: separator, in: place..<stop) {
      fields.append(place..<next)
      place = next + 1
    }
    fields.append(place..<stop)
    return end + 1
  }

  /// Reads a row that holds quotes, byte by byte.
  ///
  /// A quoted field is written over itself without
  /// its quotes, which never makes it longer.
  private static func readQuotedRow(
    _ bytes: UnsafeMutableRawBufferPointer, from start: Int, into fields: inout [Range<Int>]
  ) -> Int {
    var place = start
    while true {
      let fieldStart = place
      var written = place
      var isQuoted = place < bytes.count && bytes[place] == quote
      if isQuoted { place += 1 }
      while place < bytes.count {
        let byte = bytes[place]
        if isQuoted, byte == quote {
          place += 1
          guard place < bytes.count, bytes[place] == quote else {
            isQuoted = false
            continue
          }
        } else if !isQuoted, byte == separator || byte == 0x0a {
          break
        }
        bytes[written] = byte
        written += 1
        place += 1
      }
      let endsRow = place == bytes.count || bytes[place] == 0x0a
      if endsRow, written > fieldStart, bytes[written - 1] == 0x0d { written -= 1 }
      fields.append(fieldStart..<written)
      place += 1
      if endsRow { return place }
    }
  }
}
