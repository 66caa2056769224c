/// Reads CSV row by row, in memory that does not depend on its size.
///
/// The format is RFC 4180 in UTF-8, with or without a byte order mark, lines ending in LF or CRLF.
/// That is, unless a dialect says otherwise. A malformed row is an error that names its line, never a guess, and the
/// first fault in the order of the file is the one reported, whatever the size of the chunks.
///
/// A blank line is a row with one empty value if there is one column. Else it is a ragged row,
/// except at the very end of the file, where it means nothing.
package struct CSVReader: ~Copyable {
  /// The greatest length of a row in bytes, its line end not counted: 1 MiB.
  package static let defaultMaximumRowBytes = 1 << 20
  /// How many bytes are read at a time unless told otherwise: 256 KiB.
  package static let defaultChunkSize = 1 << 18

  /// The names of the columns, trimmed of ASCII white space.
  package private(set) var columnNames: [String]
  /// How many rows were read so far, the header not counted.
  package private(set) var rowCount: Int
  /// The line on which the current row begins, from 1.
  package private(set) var line: Int
  /// How many bytes were read so far; all of them once there is no further row.
  package var byteCount: Int { window.byteCount }

  let maximumRowBytes: Int
  let dialect: CSVDialect
  /// Whether fields are parted by commas and quotes are as RFC 4180 has them.
  let isStandard: Bool
  var window: SourceWindow
  var fields: FieldTable
  /// The index in the window of the current row's first byte.
  var rowStart: Int
  /// The index in the window of the first byte behind the current row and its line end.
  var rowEnd: Int
  /// The line that the scan has come to, from 1.
  var scanLine: Int
  /// The place, among the window's marks, of one behind which no earlier field ends.
  var nextMark: Int

  /// Opens a file and reads its header.
  ///
  /// - Parameters:
  ///   - path: the file's name.
  ///   - chunkSize: how many bytes to read at a time, at least 1.
  ///   - maximumRowBytes: the greatest length of a row, its line end not counted, at least 1.
  ///   - observer: sees every chunk of the file once, in order, exactly as read, and before any
  ///     row of it is returned.
  /// - Throws: ``SourceError`` when the file cannot be opened or its header is malformed.
  package init(
    path: String, chunkSize: Int = defaultChunkSize,
    maximumRowBytes: Int = defaultMaximumRowBytes,
    observer: @escaping (UnsafeRawBufferPointer) -> Void = { _ in }
  ) throws(SourceError) {
    try self.init(
      stream: try SourceFile(path: path), chunkSize: chunkSize, maximumRowBytes: maximumRowBytes,
      observer: observer)
  }

  /// Takes a stream and reads its header, if it has one.
  ///
  /// - Parameters:
  ///   - stream: the bytes, from their beginning.
  ///   - dialect: how they depart from RFC 4180.
  ///   - chunkSize: how many bytes to read at a time, at least 1.
  ///   - maximumRowBytes: the greatest length of a row, its line end not counted, at least 1.
  ///   - observer: sees every chunk of the stream once, in order, and before any row of it is
  ///     returned.
  /// - Throws: ``SourceError`` when the stream cannot be read or its header is malformed.
  package init(
    stream: any ByteStream, dialect: CSVDialect = .standard, chunkSize: Int = defaultChunkSize,
    maximumRowBytes: Int = defaultMaximumRowBytes,
    observer: @escaping (UnsafeRawBufferPointer) -> Void = { _ in }
  ) throws(SourceError) {
    // In a variable first: `self` cannot be taken apart again when the header is malformed.
    var reader = CSVReader(
      SourceWindow(
        over: stream, chunkSize: chunkSize, findsMarks: dialect.isStandard, observer: observer),
      maximumRowBytes, dialect)
    try reader.readHeader()
    self = reader
  }

  /// Makes a reader whose header is still to be read.
  private init(
    _ window: consuming SourceWindow, _ maximumRowBytes: Int, _ dialect: CSVDialect
  ) {
    precondition(maximumRowBytes > 0, "a row may hold at least one byte")
    self.maximumRowBytes = maximumRowBytes
    self.dialect = dialect
    isStandard = dialect.isStandard
    self.window = window
    fields = FieldTable()
    columnNames = []
    (rowCount, rowStart, rowEnd) = (0, 0, 0)
    (line, scanLine, nextMark) = (1, 1, 0)
  }

  /// Goes on to the next row.
  ///
  /// - Returns: whether there is one.
  /// - Throws: ``SourceError`` when the row is malformed or the file cannot be read; the reader
  ///   is of no use after that.
  package mutating func next() throws(SourceError) -> Bool {
    line = scanLine
    guard try scanRow() else { return false }
    guard fields.count == columnNames.count else {
      if isBlank, try !hasMore() { return false }
      throw .raggedRow(
        path: window.name, line: line, expected: columnNames.count, found: fields.count)
    }
    rowCount &+= 1
    return true
  }

  /// The bytes of a field of the current row, valid until the reader goes on.
  ///
  /// - Parameter column: the column's number, in `[0, columnNames.count)`.
  /// - Returns: the value in UTF-8, unquoted, otherwise as in the file.
  @inline(__always)
  package func field(_ column: Int) -> UnsafeBufferPointer<UInt8> {
    let bounds = fields[column]
    return UnsafeBufferPointer(
      start: window.bytes + rowStart + bounds.start, count: bounds.end &- bounds.start)
  }

  private var isBlank: Bool {
    fields.count == 1 && field(0).isEmpty
      && (dialect.quoting == .none || window.bytes[rowStart] != UInt8.quote)
  }

  private mutating func readHeader() throws(SourceError) {
    rowEnd = try window.skipByteOrderMark()
    switch dialect.header {
    case .names: columnNames = try readColumnNames()
    case .expected(let names):
      let found = try readColumnNames()
      if let column = names.indices.first(where: { $0 >= found.count || found[$0] != names[$0] }) {
        throw .otherColumn(path: window.name, column: column + 1, expected: names[column])
      }
      guard found.count == names.count else {
        throw .raggedRow(
          path: window.name, line: 1, expected: names.count, found: found.count)
      }
      columnNames = names
    case .absent(let names): columnNames = names
    }
    fields.stopGrowing(at: columnNames.count)
  }

  private mutating func readColumnNames() throws(SourceError) -> [String] {
    guard try scanRow() else { throw .empty(path: window.name) }
    var names: [String] = []
    var seen: Set<String> = []
    for column in 0..<fields.count {
      let name = String(decoding: field(column).trimmed, as: UTF8.self)
      guard !name.isEmpty else { throw .unnamedColumn(path: window.name, column: column + 1) }
      guard seen.insert(name).inserted else {
        throw .repeatedColumn(path: window.name, name: name)
      }
      names.append(name)
    }
    return names
  }

  /// Whether the file has bytes behind the current row.
  private mutating func hasMore() throws(SourceError) -> Bool {
    while window.end == rowEnd, !window.isAtEnd {
      try window.slide(to: rowEnd)
      (rowStart, rowEnd, nextMark) = (0, 0, 0)
    }
    return window.end > rowEnd
  }
}
