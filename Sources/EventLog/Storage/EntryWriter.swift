internal import GRDB
internal import GRDBSQLite

/// Writes entries over a connection.
struct EntryWriter {
  /// Rows an INSERT, largest first, and its text: a row in company costs half of what it costs alone, and
  /// each size is compiled once a connection.
  private static let insertions = [64, 8, 1].map { rows in
    let values = repeatElement("(?, ?)", count: rows).joined(separator: ", ")
    return (rows: rows, sql: "INSERT INTO entries (position, record) VALUES \(values)")
  }

  /// The connection, within a transaction.
  let database: Database

  /// Inserts entries.
  /// - Parameter entries: what to insert, in order.
  /// - Throws: what SQLite throws.
  func insert(_ entries: [Entry]) throws {
    var rest = entries[...]
    for (rows, sql) in Self.insertions {
      while rest.count >= rows {
        try insert(rest.prefix(rows), with: try database.cachedStatement(sql: sql))
        rest = rest.dropFirst(rows)
      }
    }
  }

  private func insert(_ entries: ArraySlice<Entry>, with statement: Statement) throws {
    // None of GRDB's: it boxes each and looks for its name, which takes as long as hashing the record.
    statement.setUncheckedArguments([])
    var parameter: Int32 = 1
    for entry in entries {
      try check(sqlite3_bind_int64(statement.sqliteStatement, parameter, entry.position.rawValue))
      try check(bind(entry.record, to: parameter + 1, of: statement.sqliteStatement))
      parameter += 2
    }
    try statement.execute()
  }

  private func bind(_ text: String, to parameter: Int32, of statement: OpaquePointer) -> Int32 {
    var text = text
    return text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        // SQLite makes a copy: this is lent for the call alone.
        sqlite3_bind_text(statement, parameter, $0.baseAddress, Int32($0.count), Self.transient)
      }
    }
  }

  private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  private func check(_ code: Int32) throws {
    guard code != SQLITE_OK else { return }
    throw DatabaseError(resultCode: ResultCode(rawValue: code))
  }
}
