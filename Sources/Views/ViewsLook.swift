package import Domain
package import EventLog
import GRDB
import Schemas

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// What a look at the file of the read models shows; looking makes, mends and catches up nothing.
package enum ViewsLook: Sendable {
  /// There is no file; the next opening makes it.
  case missing
  /// The file is of no use to this version: it is empty, damaged or of another layout, and the
  /// next opening makes it again.
  case outdated
  /// The file is of use.
  ///
  /// - Parameters:
  ///   - state: The configuration as of its last entry.
  ///   - position: That entry.
  case standing(state: State, position: Position)

  /// The layout that this version reads and writes.
  package static var layout: Int { ViewsSchema.version }

  /// Looks at a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - log: The log that it should have been made from.
  /// - Throws: `foreignFile`, `aheadOfLog` or `otherLog`, or why the file cannot be read.
  package init(at path: String, beside log: EventLog) throws(ViewsError) {
    guard try Self.exists(path) else {
      self = .missing
      return
    }
    do throws(ViewsError) {
      self = try ViewsError.naming(path) {
        var configuration = Configuration()
        configuration.label = "ViewsLook"
        configuration.busyMode = .timeout(5)
        // Not opened for reading alone: such a connection would leave a write-ahead log behind.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA query_only = ON") }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        return try queue.read { try Self.read($0, of: path, beside: log) }
      }
    } catch .damaged {
      self = .outdated
    }
  }

  private static func read(
    _ database: Database, of path: String, beside log: EventLog
  ) throws -> ViewsLook {
    let isEmpty = try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM sqlite_schema") == 0
    let application = try Int.fetchOne(database, sql: "PRAGMA application_id")
    guard application == ViewsSchema.applicationID || application == 0 && isEmpty else {
      throw ViewsError.foreignFile(path: path)
    }
    let layout = try Int.fetchOne(database, sql: "PRAGMA user_version")
    guard layout == ViewsSchema.version else { return .outdated }
    let progress = try Progress(of: database)
    _ = try Projector.lastEntry(of: progress.mark, in: log)
    return .standing(state: progress.state, position: progress.position)
  }
}

extension ViewsLook {
  /// A file is looked for without being opened: closing it would drop the locks that SQLite holds
  /// on it in this process (POSIX, fcntl).
  private static func exists(_ path: String) throws(ViewsError) -> Bool {
    if access(path, F_OK) == 0 { return true }
    let code = errno
    if [ENOENT, ENOTDIR].contains(code) { return false }
    throw .noPermission(
      path: path, cause: .init(code: code, reason: String(cString: strerror(code))))
  }
}
