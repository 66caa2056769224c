import EventLog
import GRDB
import Schemas

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// The file of the read models: made where there is none, and made again where it is of no use.
///
/// Everything in it follows from the log, so a damaged or outdated file is not worth an error. A
/// file that another application made is: it is never touched.
struct ViewsFile {
  /// Where the file is.
  let path: String

  /// Opens the file, made or made again if need be.
  ///
  /// - Returns: The one connection to it.
  /// - Throws: `foreignFile`, or why the file cannot be used.
  func open() throws(ViewsError) -> DatabaseQueue {
    try create()
    if let queue = try connect() { return queue }
    return try recreate()
  }

  /// A file's mode is set as it is made, so that there is no moment in which others may read it.
  ///
  /// A file that is there is never opened here: closing it would drop the locks that SQLite holds
  /// on it in this process (POSIX, fcntl).
  private func create() throws(ViewsError) {
    let descriptor = Self.open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC)
    if descriptor >= 0 {
      close(descriptor)
    } else if errno != EEXIST {
      throw systemFailure()
    }
  }

  /// Connects to a file that is ours, up to date and whole.
  ///
  /// - Returns: The connection; nothing where the file has to be made again.
  private func connect() throws(ViewsError) -> DatabaseQueue? {
    do throws(ViewsError) {
      return try ViewsError.naming(path) {
        let queue = try DatabaseQueue(path: path, configuration: Self.configuration)
        return try queue.writeWithoutTransaction(recognize) ? queue : nil
      }
    } catch {
      if case .damaged = error { return nil }
      throw error
    }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "Views"
    configuration.busyMode = .timeout(5)
    return configuration
  }

  /// Looks before it touches: nothing is written to a file that may be somebody else's.
  ///
  /// - Returns: Whether the file is of use: of this layout, and not damaged where every use begins.
  private func recognize(_ database: Database) throws -> Bool {
    let isEmpty = try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM sqlite_schema") == 0
    let application = try Int.fetchOne(database, sql: "PRAGMA application_id")
    guard application == ViewsSchema.applicationID || application == 0 && isEmpty else {
      throw ViewsError.foreignFile(path: path)
    }
    try database.execute(sql: "PRAGMA journal_mode = WAL")
    // NORMAL: the power going may cost the last transactions, never the file's consistency. What
    // is lost is caught up with from the log, which is synced in full.
    try database.execute(sql: "PRAGMA synchronous = NORMAL")
    if isEmpty { try begin(database) }
    guard try Int.fetchOne(database, sql: "PRAGMA user_version") == ViewsSchema.version else {
      return false
    }
    _ = try Progress.Mark.last(in: database)
    return true
  }

  /// Makes an empty file one for read models; of two processes one does, the other finds it done.
  private func begin(_ database: Database) throws {
    try database.inTransaction(.immediate) {
      if try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM sqlite_schema") == 0 {
        try ViewsTables.create(in: database)
      }
      return .commit
    }
    // A crash here leaves complete tables before the first entry; one above, an empty file.
  }

  /// Deletes the file and makes it again.
  ///
  /// The folder is locked meanwhile, and the file looked at once more: another process may have
  /// done it just now, and must not lose its file to us.
  private func recreate() throws(ViewsError) -> DatabaseQueue {
    let folder = Self.open(folderPath, O_RDONLY | O_CLOEXEC)
    guard folder >= 0 else { throw systemFailure() }
    defer { close(folder) }
    guard flock(folder, LOCK_EX) == 0 else { throw systemFailure() }
    if let queue = try connect() { return queue }
    for suffix in ["-wal", "-shm", ""] where unlink(path + suffix) != 0 && errno != ENOENT {
      throw systemFailure()
    }
    // A crash here leaves no file, which the next opening makes.
    try create()
    guard let queue = try connect() else {
      throw .io(path: path, cause: .init(code: 0, reason: "a new file cannot be read back"))
    }
    return queue
  }

  private var folderPath: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func open(_ path: String, _ flags: Int32) -> Int32 {
    #if canImport(Darwin)
    Darwin.open(path, flags, 0o600)
    #else
    Glibc.open(path, flags, 0o600)
    #endif
  }

  private func systemFailure() -> ViewsError { ViewsError(system: errno, at: path) }
}
