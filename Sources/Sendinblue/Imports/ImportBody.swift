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
  /// How many bytes are looked at together.
  package static var margin: Int { 64 }

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
  ///   - hasMargin: Whether ``ImportBody/margin`` bytes may be read behind `bytes`, of no meaning, so
  ///     that those before them can be looked at many at a time.
  /// - Returns: Whether the row was added. If not, the body is as it was. A row too long for an
  ///   empty body is our own bug: rows are bounded when they are read.
  package mutating func append(
    bytes: UnsafeBufferPointer<UInt8>, ends: UnsafeBufferPointer<UInt32>, hasMargin: Bool = false
  ) -> Bool {
    precondition(ends.count == columnCount, "a row has a value for every column")
    precondition(ends.last.map(Int.init) == bytes.count, "the last value ends where the bytes end")
    let isPlain =
      hasMargin ? ImportText.isPlain(margined: bytes) : ImportText.isPlain(bytes)
    let fits =
      isPlain
      ? appendPlain(bytes, ends: ends, hasMargin) : appendEscaped(bytes, ends: ends)
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
    _ bytes: UnsafeBufferPointer<UInt8>, ends: UnsafeBufferPointer<UInt32>, _ hasMargin: Bool
  ) -> Bool {
    let separators = ends.count - 1
    let length = ImportText.lineBreakLength + bytes.count + separators
    guard byteCount + length <= limit else { return false }
    makeRoom(for: length)
    let begin = used
    storage.withUnsafeMutableBufferPointer { storage in
      guard let start = storage.baseAddress else { return }
      let row = start + begin
      // Where there are no bytes at all, none is copied from anywhere.
      let values = bytes.baseAddress
      Self.write(
        values ?? UnsafePointer(row), ends: ends, to: row, hasMargin && values != nil)
    }
    used += length
    return true
  }

  /// Fills a row's place in the body, every byte of it.
  ///
  /// What is copied begins and ends within the values, as their ends ascend to the last. Where they have
  /// a margin, up to half of it is copied with each, into the place of what comes next or into the room
  /// that ``makeRoom(for:)`` leaves.
  private static func write(
    _ values: UnsafePointer<UInt8>, ends: UnsafeBufferPointer<UInt32>,
    to row: UnsafeMutablePointer<UInt8>, _ hasMargin: Bool
  ) {
    (row[0], row[1]) = ImportText.lineBreak
    // A separator stands before each value but the first.
    var target = row + ImportText.lineBreakLength - 1
    var start = 0
    for (place, end) in ends.enumerated() {
      let count = Int(end) - start
      precondition(count >= 0, "a value ends behind its beginning")
      if place > 0 { target.pointee = ImportText.separator }
      target += 1
      if hasMargin, count <= margin / 2 {
        UnsafeMutableRawPointer(target).copyMemory(from: values + start, byteCount: margin / 2)
      } else {
        target.update(from: values + start, count: count)
      }
      target += count
      start = Int(end)
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

  /// Doubles the storage, up to the limit, until the next bytes fit with a margin behind them.
  private mutating func makeRoom(for length: Int) {
    let needed = used + length + Self.margin
    guard needed > storage.count else { return }
    // A little more, so that a body that is a little longer is not moved to its end.
    let likely = likelyLength + likelyLength / 8
    let size = min(max(needed, storage.count * 2, likely, 65_536), limit + Self.margin)
    storage.append(contentsOf: repeatElement(0, count: size - storage.count))
  }
}
