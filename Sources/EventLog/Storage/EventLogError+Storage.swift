internal import GRDB

extension EventLogError {
  /// Says in our words what SQLite reports.
  /// - Parameters:
  ///   - error: what GRDB threw.
  ///   - path: the log's file.
  init(_ error: any Error, path: String) {
    if let known = error as? EventLogError {
      self = known
      return
    }
    let cause = StorageFailure(error)
    self =
      switch ResultCode(rawValue: cause.code).primaryResultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: .locked(path: path)
      case .SQLITE_FULL: .diskFull(path: path)
      case .SQLITE_NOTADB: .notALog(path: path)
      case .SQLITE_CORRUPT: .damaged(path: path, cause: cause)
      case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_CANTOPEN:
        .noPermission(path: path, cause: cause)
      default: .io(path: path, cause: cause)
      }
  }

  /// Says what it means that a commit failed.
  ///
  /// A full disk or a lock is met before the commit frame is complete, so nothing is recorded.
  /// After any other failure, of fsync above all, the frames may or may not have reached the
  /// disk, and a recovery after a crash may find them.
  /// - Parameters:
  ///   - error: what GRDB threw.
  ///   - path: the log's file.
  init(committing error: any Error, path: String) {
    let cause = StorageFailure(error)
    self =
      switch ResultCode(rawValue: cause.code).primaryResultCode {
      case .SQLITE_BUSY: .locked(path: path)
      case .SQLITE_FULL: .diskFull(path: path)
      default: .commitOutcomeUnknown(path: path, cause: cause)
      }
  }

  /// Does some work of SQLite's and gives its errors our words.
  /// - Parameters:
  ///   - path: the log's file.
  ///   - work: calls of GRDB, and of nobody else.
  /// - Returns: what the work returns.
  /// - Throws: `EventLogError` in place of what the work throws.
  static func translating<T>(_ path: String, _ work: () throws -> T) throws(EventLogError) -> T {
    do {
      return try work()
    } catch {
      throw EventLogError(error, path: path)
    }
  }
}
