import GRDBSQLite
import Profiles

/// A prepared statement.
final class SQLiteStatement {
  let handle: OpaquePointer

  /// How many columns its rows have.
  var columnCount: Int32 { sqlite3_column_count(handle) }

  private init(_ handle: OpaquePointer) { self.handle = handle }

  /// Prepares a statement.
  ///
  /// - Parameters:
  ///   - text: the statement.
  ///   - session: where it is to be performed.
  /// - Returns: the statement.
  /// - Throws: ``DatabaseFailure`` when it is malformed or more than one statement.
  static func prepared(
    _ text: String, in session: SQLiteSession
  ) throws(DatabaseFailure) -> SQLiteStatement {
    var handle: OpaquePointer?
    var isFollowed = false
    let database = session.database
    let code = text.withCString { start in
      var tail: UnsafePointer<CChar>?
      let code = sqlite3_prepare_v2(database, start, -1, &handle, &tail)
      isFollowed = code == SQLITE_OK && holdsStatement(tail, database)
      return code
    }
    guard code == SQLITE_OK else { throw failure(code, session) }
    // Nothing but comments gives no statement.
    guard let handle else { throw .emptyQuery }
    let statement = SQLiteStatement(handle)
    if isFollowed { throw .severalStatements }
    return statement
  }

  deinit { sqlite3_finalize(handle) }

  /// Goes on to the next row.
  ///
  /// - Parameter session: where it is performed.
  /// - Returns: whether there is one.
  /// - Throws: ``DatabaseFailure``.
  func step(in session: SQLiteSession) throws(DatabaseFailure) -> Bool {
    session.watch.note()
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    guard code == SQLITE_DONE else { throw session.failure(code) }
    return false
  }

  /// Whether anything but white space and comments follows.
  private static func holdsStatement(
    _ tail: UnsafePointer<CChar>?, _ database: OpaquePointer
  ) -> Bool {
    guard let tail, tail.pointee != 0 else { return false }
    var handle: OpaquePointer?
    let code = sqlite3_prepare_v2(database, tail, -1, &handle, nil)
    sqlite3_finalize(handle)
    return code != SQLITE_OK || handle != nil
  }

  /// What SQLite finds wrong with a statement may be shown: no row was seen yet.
  private static func failure(
    _ code: Int32, _ session: SQLiteSession
  ) -> DatabaseFailure {
    guard code & 0xFF == SQLITE_ERROR else { return session.failure(code) }
    return .invalidQuery(message: OneLine(String(cString: sqlite3_errmsg(session.database))).text)
  }
}
