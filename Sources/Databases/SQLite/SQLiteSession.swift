import GRDBSQLite
import Profiles

/// A connection to an SQLite file that can only read.
///
/// That it may go from one thread to another: SQLite asks only that no two use a connection at a
/// time. A session has one owner at a time: its source takes it out of a mutex to hand it to one
/// stream, which lets go of it when it gives it back.
final class SQLiteSession: @unchecked Sendable {
  let database: OpaquePointer
  let limits: WaitLimits
  /// What tells a long wait from a long result.
  let watch: SilenceWatch

  private init(_ database: OpaquePointer, limits: WaitLimits) {
    self.database = database
    self.limits = limits
    watch = SilenceWatch(limit: limits.silence)
  }

  deinit {
    // Waits for statements that are still to be finalized, so their order does not matter.
    sqlite3_close_v2(database)
  }

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: its name; a regular file's.
  ///   - limits: how long to wait.
  /// - Returns: the session.
  /// - Throws: ``DatabaseFailure`` when it is no database, damaged or locked.
  static func opened(
    _ path: String, limits: WaitLimits
  ) throws(DatabaseFailure) -> SQLiteSession {
    var database: OpaquePointer?
    // So that no name is taken for a URI, or for `:memory:`.
    let plainPath = path.hasPrefix("/") ? path : "./" + path
    let code = sqlite3_open_v2(
      plainPath, &database, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nil)
    guard let database else { throw .fileFailed(code: code) }
    let session = SQLiteSession(database, limits: limits)
    guard code == SQLITE_OK else { throw session.failure(code) }
    try session.prepareToRead()
    return session
  }

  private func prepareToRead() throws(DatabaseFailure) {
    sqlite3_extended_result_codes(database, 1)
    sqlite3_busy_timeout(database, Deadline(after: limits.connecting).milliseconds)
    sqlite3_progress_handler(
      database, 100_000, { SilenceWatch.isOver($0) ? 1 : 0 },
      Unmanaged.passUnretained(watch).toOpaque())
    // The file may be anybody's: its views must not call what is not meant for them, its pages are
    // checked before they are believed (SQLite, "Defense Against The Dark Arts").
    for pragma in ["query_only = 1", "trusted_schema = 0", "cell_size_check = 1", "mmap_size = 0"] {
      _ = try rows("PRAGMA \(pragma)")
    }
    if try rows("PRAGMA journal_mode").first?.first == "wal" { _ = try rows("BEGIN") }
  }

  /// Performs a statement of ours.
  ///
  /// - Parameter statement: the statement.
  /// - Returns: its rows, few; what is no text is empty.
  /// - Throws: ``DatabaseFailure``.
  func rows(_ statement: String) throws(DatabaseFailure) -> [[String]] {
    let prepared = try SQLiteStatement.prepared(statement, in: self)
    var rows: [[String]] = []
    while try prepared.step(in: self) {
      rows.append(
        (0..<prepared.columnCount).map { column in
          sqlite3_column_text(prepared.handle, column).map { String(cString: $0) } ?? ""
        })
    }
    return rows
  }

  /// What a result code means.
  ///
  /// - Parameter code: the result code, extended or not.
  /// - Returns: the failure, without SQLite's words: they may quote a value.
  func failure(_ code: Int32) -> DatabaseFailure {
    switch code & 0xFF {
    case SQLITE_NOTADB: .notDatabase
    case SQLITE_CORRUPT: .damaged
    case SQLITE_BUSY, SQLITE_LOCKED: .locked(seconds: Deadline(after: limits.connecting).seconds)
    case SQLITE_CANTOPEN, SQLITE_READONLY: .needsWriting
    case SQLITE_AUTH, SQLITE_PERM: .notPermitted
    case SQLITE_INTERRUPT: .silent(seconds: Deadline(after: limits.silence).seconds)
    default: .fileFailed(code: code)
    }
  }
}
