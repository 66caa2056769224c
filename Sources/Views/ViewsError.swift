package import EventLog
import GRDB

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Why the read models cannot do what they were asked.
package enum ViewsError: Error, Hashable, Sendable {
  /// The file belongs to another application.
  case foreignFile(path: String)
  /// The file or its folder may not be read or written.
  case noPermission(path: String, cause: StorageFailure)
  /// Another process held the file for longer than we wait.
  case locked(path: String)
  /// The disk is full; nothing was written.
  case diskFull(path: String)
  /// The file is damaged.
  case damaged(path: String, cause: StorageFailure)
  /// Reading or writing failed otherwise; nothing was written.
  case io(path: String, cause: StorageFailure)
  /// The views were made from a longer log than this.
  case aheadOfLog(view: Position, log: Position)
  /// The views were made from a log with another entry at that place.
  case otherLog(at: Position)
  /// An entry is of a type that this version does not know.
  case unknownType(Position, type: String)
  /// An entry does not hold what its type says.
  case undecodable(Position, type: String, reason: String)
  /// The log cannot be read.
  case log(EventLogError)
}

extension ViewsError: CustomStringConvertible {
  /// What failed, on what, and what to do.
  package var description: String {
    switch self {
    case .foreignFile(let path):
      "“\(path)” belongs to another application: move it away, or name another ledger."
    case .noPermission(let path, let cause):
      "“\(path)” cannot be used: \(cause). Give the file and its folder to the user who runs this."
    case .locked(let path):
      "“\(path)” is in use by another process: wait for that to end and try again."
    case .diskFull(let path):
      "The disk that holds “\(path)” is full; nothing was written. Make room and try again."
    case .damaged(let path, let cause):
      "“\(path)” is damaged: \(cause). Delete it; it is made again from the log."
    case .io(let path, let cause):
      "“\(path)” cannot be read or written: \(cause). Check the disk, then try again."
    case .aheadOfLog(let view, let log):
      "The views stand at entry \(view), but the log ends at \(log): was an older log put back?"
        + " Make sure that the log is the right one, then run `waybill rebuild`."
    case .otherLog(let position):
      "The views were made from another log, which differs at entry \(position):"
        + " make sure that the log is the right one, then run `waybill rebuild`."
    case .unknownType(let position, let type):
      "Entry \(position) is of the type “\(type)”, which this version does not know:"
        + " use the version that wrote it, or a later one."
    case .undecodable(let position, let type, let reason):
      "Entry \(position) is no “\(type)”: \(reason). Restore the log from a backup."
    case .log(let error):
      "\(error)"
    }
  }
}

extension ViewsError {
  /// Does something and says in this module's words why it failed.
  ///
  /// - Parameters:
  ///   - path: The file of the read models.
  ///   - body: What to do.
  /// - Returns: What `body` returns.
  /// - Throws: The reason.
  static func naming<Result>(
    _ path: String, _ body: () throws -> Result
  ) throws(ViewsError) -> Result {
    do {
      return try body()
    } catch {
      throw named(error, path: path)
    }
  }

  /// What went wrong, in this module's words.
  ///
  /// - Parameters:
  ///   - error: What was thrown.
  ///   - path: The file of the read models.
  /// - Returns: The reason.
  static func named(_ error: any Error, path: String) -> ViewsError {
    switch error {
    case let error as ViewsError: error
    case let error as EventLogError: .log(error)
    case let error as DatabaseError: ViewsError(error, path: path)
    // A row that does not decode: its columns were not written by this version's projections.
    default:
      .damaged(
        path: path, cause: StorageFailure(code: 0, reason: "a row holds something unexpected"))
    }
  }

  /// Why the system refused something.
  ///
  /// - Parameters:
  ///   - code: Its `errno`.
  ///   - path: On what.
  init(system code: Int32, at path: String) {
    let cause = StorageFailure(code: code, reason: String(cString: strerror(code)))
    self =
      switch code {
      case EACCES, EPERM, EROFS: .noPermission(path: path, cause: cause)
      case ENOSPC, EDQUOT: .diskFull(path: path)
      default: .io(path: path, cause: cause)
      }
  }

  private init(_ error: DatabaseError, path: String) {
    let cause = StorageFailure(
      code: error.extendedResultCode.rawValue, reason: error.message ?? "no reason given")
    self =
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: .locked(path: path)
      case .SQLITE_FULL: .diskFull(path: path)
      case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_AUTH:
        .noPermission(path: path, cause: cause)
      case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged(path: path, cause: cause)
      default: .io(path: path, cause: cause)
      }
  }
}
