/// The serialised body of one `POST /contacts/import`, filled row by row.
///
/// The bytes are written once, as the JSON string they will be, with no allocation for a row: a
/// million rows pass here. The same rows always give the same bytes, so a batch's digest can be
/// reproduced. The API's blocklist fields are never written, so an import blocks and unblocks
/// nobody; without `emptyContactsAttributes` a blank value erases nothing.
package struct ImportBody: Sendable {
  /// The most bytes of a body, unless told otherwise.
  ///
  /// Sendinblue accepts 10 MB and recommends 8, without saying whether JSON escapes count; here
  /// every byte sent counts.
  package static let recommendedLimit = 8_000_000

  /// Closes the JSON string and its object.
  private static let tail: [UInt8] = Array("\"}".utf8)
  private static var tailLength: Int { 2 }

  /// How many rows the body holds, the header not counted.
  package private(set) var rows = 0

  /// The most bytes that ``take()`` may give.
  package let limit: Int

  private let columnCount: Int
  private let headLength: Int

  /// The body so far in `[0, used)`; what is behind is room.
  private var storage: [UInt8]
  private var used: Int
  /// How long the body before was.
  private var likelyLength = 0

  /// Where a row that needs escaping is put together; kept so that its storage is used again.
  private var scratch: [UInt8] = []

  /// Begins a body without rows.
  ///
  /// - Parameters:
  ///   - listID: The Sendinblue list that the contacts go to.
  ///   - columns: The attributes' names, `EMAIL` first by habit; at least one.
  ///   - limit: The most bytes of the finished body.
  package init(listID: Int64, columns: [String], limit: Int = ImportBody.recommendedLimit) {
    precondition(!columns.isEmpty, "an import has a column")
    let settings =
      #"{"listIds":[\#(listID)],"updateExistingContacts":true,"emptyContactsAttributes":false,"#
      + #""disableNotification":true,"fileBody":""#
    var head = Array(settings.utf8)
    for (place, column) in columns.enumerated() {
      if place > 0 { head.append(ImportText.separator) }
      Array(column.utf8).withUnsafeBufferPointer { ImportText.append($0[...], to: &head) }
    }
    storage = head
    precondition(storage.count + Self.tailLength <= limit, "the header fits into a body")
    columnCount = columns.count
    headLength = storage.count
    used = storage.count
    self.limit = limit
  }

  /// How many bytes ``take()`` would give now.
  package var byteCount: Int { used + Self.tailLength }

  /// Adds a row, unless the body would grow beyond its limit.
  ///
  /// Values may hold anything: those with a separator or a quote are quoted, and control
  /// characters become a space, since how Sendinblue reads quoted line breaks is not known.
  ///
  /// - Parameters:
  ///   - bytes: The row's values in UTF-8, one after the other, in the order of the columns.
  ///   - ends: For each value, the offset in `bytes` behind its last byte: value *i* is
  ///     `[ends[i - 1], ends[i])`.
  /// - Returns: Whether the row was added. If not, the body is as it was. A row too long for an
  ///   empty body is our own bug: rows are bounded when they are read.
  package mutating func append(
    bytes: UnsafeBufferPointer<UInt8>, ends: UnsafeBufferPointer<UInt32>
  ) -> Bool {
    precondition(ends.count == columnCount, "a row has a value for every column")
    precondition(ends.last.map(Int.init) == bytes.count, "the last value ends where the bytes end")
    let fits =
      ImportText.isPlain(bytes)
      ? appendPlain(bytes, ends: ends) : appendEscaped(bytes, ends: ends)
    precondition(fits || rows > 0, "a row fits into an empty body")
    if fits { rows += 1 }
    return fits
  }

  /// Ends the body, and begins the next one without rows.
  ///
  /// The bytes are given away as they were written: eight megabytes are not copied.
  ///
  /// - Returns: A JSON object, ``byteCount`` bytes long.
  package mutating func take() -> [UInt8] {
    makeRoom(for: Self.tailLength)
    var finished: [UInt8] = []
    swap(&finished, &storage)
    for (place, byte) in Self.tail.enumerated() { finished[used + place] = byte }
    finished.removeLast(finished.count - byteCount)
    storage = Array(finished[..<headLength])
    // The next one is likely to be as long; until it is begun it takes no memory.
    likelyLength = finished.count
    used = headLength
    rows = 0
    return finished
  }

  /// Takes all rows out, keeping the storage for the next batch.
  package mutating func reset() {
    used = headLength
    rows = 0
  }

  /// Adds a row whose bytes need no change: a line break, then the values, separated.
  private mutating func appendPlain(
    _ bytes: UnsafeBufferPointer<UInt8>, ends: UnsafeBufferPointer<UInt32>
  ) -> Bool {
    let separators = ends.count - 1
    let length = ImportText.lineBreakLength + bytes.count + separators
    guard byteCount + length <= limit else { return false }
    makeRoom(for: length)
    let row = used..<used + length
    storage.withUnsafeMutableBytes { storage in
      Self.write(
        UnsafeRawBufferPointer(bytes), ends: ends,
        to: UnsafeMutableRawBufferPointer(rebasing: storage[row]))
    }
    used += length
    return true
  }

  /// Fills a row's place in the body, every byte of it.
  private static func write(
    _ bytes: UnsafeRawBufferPointer, ends: UnsafeBufferPointer<UInt32>,
    to row: UnsafeMutableRawBufferPointer
  ) {
    (row[0], row[1]) = ImportText.lineBreak
    var target = ImportText.lineBreakLength
    var start = 0
    for end in ends {
      let value = UnsafeRawBufferPointer(rebasing: bytes[start..<Int(end)])
      UnsafeMutableRawBufferPointer(rebasing: row[target...]).copyMemory(from: value)
      target += value.count
      start = Int(end)
      // Behind the last value ends the row, and with it the place.
      guard target < row.count else { return }
      row[target] = ImportText.separator
      target += 1
    }
  }

  private mutating func appendEscaped(
    _ bytes: UnsafeBufferPointer<UInt8>, ends: UnsafeBufferPointer<UInt32>
  ) -> Bool {
    scratch.removeAll(keepingCapacity: true)
    scratch.append(ImportText.lineBreak.0)
    scratch.append(ImportText.lineBreak.1)
    var start = 0
    for (column, end) in ends.enumerated() {
      if column > 0 { scratch.append(ImportText.separator) }
      ImportText.append(bytes[start..<Int(end)], to: &scratch)
      start = Int(end)
    }
    guard byteCount + scratch.count <= limit else { return false }
    makeRoom(for: scratch.count)
    storage.replaceSubrange(used..<used + scratch.count, with: scratch)
    used += scratch.count
    return true
  }

  /// Doubles the storage, up to the limit, until the next bytes fit.
  private mutating func makeRoom(for length: Int) {
    let needed = used + length
    guard needed > storage.count else { return }
    let size = min(max(needed, storage.count * 2, likelyLength, 65_536), limit)
    storage.append(contentsOf: repeatElement(0, count: size - storage.count))
  }
}
