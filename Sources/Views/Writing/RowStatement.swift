import GRDB
import GRDBSQLite

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A statement that is prepared once and carried out for many rows, its arguments by their places.
struct RowStatement {
  /// Keeps the handle.
  private let statement: Statement
  private let handle: OpaquePointer
  private let connection: OpaquePointer

  /// Prepares a statement.
  ///
  /// - Parameters:
  ///   - sql: One statement, with a question mark for each argument.
  ///   - database: Where.
  /// - Throws: GRDB's error where it is none.
  init(_ sql: String, in database: Database) throws {
    statement = try database.makeStatement(sql: sql)
    guard let connection = database.sqliteConnection else {
      throw DatabaseError(resultCode: .SQLITE_MISUSE, message: "the file is closed")
    }
    handle = statement.sqliteStatement
    self.connection = connection
  }

  /// Carries it out.
  ///
  /// - Parameter values: The arguments, in order.
  /// - Throws: `DatabaseError` where it fails.
  func run(_ values: [ColumnValue]) throws {
    try bind(values)
    try finish()
  }

  /// Finds one row.
  ///
  /// - Parameter values: The arguments, in order.
  /// - Returns: What its columns hold; nothing where there is none.
  /// - Throws: `DatabaseError` where it fails.
  func row(_ values: [ColumnValue]) throws -> [ColumnValue]? {
    try bind(values)
    defer { sqlite3_reset(handle) }
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return (0..<sqlite3_column_count(handle)).map(value)
    case SQLITE_DONE: return nil
    default: throw failure()
    }
  }

  private func bind(_ values: [ColumnValue]) throws {
    for place in values.indices { try bind(values[place], at: Int32(place + 1)) }
  }

  private func bind(_ value: ColumnValue, at place: Int32) throws {
    switch value {
    case .null: try require(sqlite3_bind_null(handle, place))
    case .integer(let number): try require(sqlite3_bind_int64(handle, place, number))
    case .text(let text): try bind(text, at: place)
    }
  }

  /// Text ends at a NUL, as it does wherever it is read back.
  private func bind(_ text: String, at place: Int32) throws {
    var text = text
    let code = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        // No address would stand for no text at all.
        guard let start = characters.baseAddress else {
          return sqlite3_bind_text(handle, place, "", 0, Self.copied)
        }
        // SQLite makes a copy before this returns.
        let count = strnlen(start, characters.count)
        return sqlite3_bind_text(handle, place, start, Int32(count), Self.copied)
      }
    }
    try require(code)
  }

  private func finish() throws {
    let code = sqlite3_step(handle)
    guard code == SQLITE_DONE else {
      let failure = failure()
      sqlite3_reset(handle)
      throw failure
    }
    sqlite3_reset(handle)
  }

  private func value(at column: Int32) -> ColumnValue {
    switch sqlite3_column_type(handle, column) {
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, column))
    case SQLITE_NULL: return .null
    default:
      guard let text = sqlite3_column_text(handle, column) else { return .null }
      return .text(String(cString: text))
    }
  }

  private func require(_ code: Int32) throws {
    guard code == SQLITE_OK else { throw failure() }
  }

  /// Why SQLite did not do what it was told last.
  private func failure() -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
      message: String(cString: sqlite3_errmsg(connection)), sql: statement.sql)
  }

  /// What SQLite calls SQLITE_TRANSIENT, a macro that Swift does not see: it is to make a copy.
  private static var copied: sqlite3_destructor_type {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }
}
