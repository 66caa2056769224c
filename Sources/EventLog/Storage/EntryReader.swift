internal import GRDB
internal import GRDBSQLite

/// Reads entries over a connection.
struct EntryReader {
  /// The connection, in its turn.
  let database: Database

  /// The log's file, for errors.
  let path: String

  /// The position of the last entry.
  func head() throws(EventLogError) -> Position {
    try EventLogError.translating(path) {
      let sql = "SELECT MAX(position) FROM entries"
      let handle = try database.cachedStatement(sql: sql).sqliteStatement
      defer { sqlite3_reset(handle) }
      let code = sqlite3_step(handle)
      guard code == SQLITE_ROW else { throw failure(code, sql) }
      // Of an empty log it is NULL, which reads as 0.
      return Position(unchecked: sqlite3_column_int64(handle, 0))
    }
  }

  /// Hands over entries in order, one at a time, as they stand when reading starts.
  /// - Parameters:
  ///   - start: the position before the first.
  ///   - end: the position of the last; nil for the head.
  ///   - body: takes an entry; must not use this connection.
  /// - Throws: the body's own error as it is, or `EventLogError`.
  func forEach(
    after start: Position, upTo end: Position?, _ body: (Entry) throws -> Void
  ) throws {
    let sql = """
      SELECT position, record
      FROM   entries
      WHERE  position > ? AND position <= ?
      ORDER  BY position
      """
    let arguments: StatementArguments = [start.rawValue, end?.rawValue ?? .max]
    try forEach(sql: sql, arguments: arguments, body)
  }

  /// Hands over the entries that a statement selects, as (position, record).
  func forEach(
    sql: String, arguments: StatementArguments, _ body: (Entry) throws -> Void
  ) throws {
    let statement = try EventLogError.translating(path) {
      let statement = try database.makeStatement(sql: sql)
      try statement.setArguments(arguments)
      return statement
    }
    // Rows are read from SQLite itself: there are millions of them, and an object for each takes
    // longer than the row.
    let handle = statement.sqliteStatement
    defer { sqlite3_reset(handle) }
    while true {
      switch sqlite3_step(handle) {
      case SQLITE_ROW: try body(try Self.entry(handle))
      case SQLITE_DONE: return
      case let code: throw EventLogError(failure(code, sql), path: path)
      }
    }
  }

  private static func entry(_ row: OpaquePointer) throws(EventLogError) -> Entry {
    let position = Position(unchecked: sqlite3_column_int64(row, 0))
    // The bytes, not the text: text ends at a NUL, which would hide what stands behind it. SQLite
    // keeps them where they are until the next step.
    guard let start = sqlite3_column_blob(row, 1) else {
      throw .malformedRecord(position, offset: 0)
    }
    let bytes = UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(row, 1)))
    guard let record = String(validating: bytes.bindMemory(to: UInt8.self), as: UTF8.self) else {
      throw .malformedRecord(position, offset: 0)
    }
    return Entry(position: position, record: record)
  }

  private func failure(_ code: Int32, _ sql: String) -> DatabaseError {
    let message = database.sqliteConnection.flatMap(sqlite3_errmsg).map { String(cString: $0) }
    return DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: sql)
  }
}
