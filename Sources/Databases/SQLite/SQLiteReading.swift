import GRDBSQLite
import Profiles

/// A statement being read, and the session that it is read in.
struct SQLiteReading {
  /// The session that it is read in.
  let session: SQLiteSession
  private let statement: SQLiteStatement
  private var row = 0

  /// Begins before the first row.
  ///
  /// - Parameters:
  ///   - session: the session.
  ///   - statement: a statement of it.
  init(_ session: SQLiteSession, _ statement: SQLiteStatement) {
    self.session = session
    self.statement = statement
  }

  /// Writes the names of the columns.
  ///
  /// - Parameter lines: where to.
  func writeNames(to lines: inout CSVLines) {
    for column in 0..<statement.columnCount {
      let name = sqlite3_column_name(statement.handle, column).map { String(cString: $0) } ?? ""
      var text = name
      text.withUTF8 { lines.append($0) }
    }
    lines.endLine()
  }

  /// Writes the next row.
  ///
  /// - Parameter lines: where to.
  /// - Returns: whether there was one.
  /// - Throws: ``DatabaseFailure``.
  mutating func writeRow(to lines: inout CSVLines) throws(DatabaseFailure) -> Bool {
    guard try statement.step(in: session) else { return false }
    row += 1
    for column in 0..<statement.columnCount {
      // The type is asked first: SQLite may change it when it gives a number as text.
      switch sqlite3_column_type(statement.handle, column) {
      case SQLITE_NULL: lines.append(nil)
      case SQLITE_BLOB:
        let name = sqlite3_column_name(statement.handle, column).map { String(cString: $0) }
        throw .notText(row: row, column: name ?? "")
      default:
        guard let text = sqlite3_column_text(statement.handle, column) else {
          throw .fileFailed(code: SQLITE_NOMEM)
        }
        let count = Int(sqlite3_column_bytes(statement.handle, column))
        lines.append(UnsafeBufferPointer(start: text, count: count))
      }
    }
    lines.endLine()
    return true
  }
}
