import GRDB
import Glibc
import Vault

/// The files of a ledger as they are at one moment, while others go on with it.
///
/// Every file is read over a connection that began its transaction while nobody could append to the log:
/// WAL keeps each as it was then for as long as the connection reads. Whatever an entry names is durable
/// before the entry is, and what an entry gives up goes after it, so that the moment is one that a crash
/// might have left.
struct LedgerSnapshot {
  /// A file, and the connection that holds it.
  private let files: [(name: String, queue: DatabaseQueue)]

  /// Takes a snapshot; appending waits until all files are held, not until they are copied.
  ///
  /// - Parameter location: Where the ledger is; views may be missing.
  /// - Throws: `DatabaseError` where a file cannot be read, or somebody writes for too long.
  init(of location: LedgerLocation) throws {
    let lock = try DatabaseQueue(path: location.log, configuration: Self.configuration)
    files = try lock.inDatabase { database in
      try database.beginTransaction(.immediate)
      let files = Result { try location.files.compactMap(Self.hold) }
      // Nothing was written; from here on others append again.
      try database.rollback()
      return try files.get()
    }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "Backup"
    configuration.busyMode = .timeout(5)
    // A transaction that lasts longer than one access is what holds a file as it is.
    configuration.allowsUnsafeTransactions = true
    return configuration
  }

  /// Begins to read a file, which keeps it as it is now; nothing where there is none.
  private static func hold(_ path: String) throws -> (name: String, queue: DatabaseQueue)? {
    guard access(path, F_OK) == 0, let name = path.split(separator: "/").last else { return nil }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.inDatabase { database in
      try database.beginTransaction(.deferred)
      _ = try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM sqlite_schema")
    }
    return (String(name), queue)
  }

  /// Copies every file; each is durable when this returns.
  ///
  /// - Parameter directory: An empty directory.
  /// - Throws: `DatabaseError`, or `LedgerError.file` where a file cannot be made.
  func copy(to directory: String) throws {
    for (name, queue) in files {
      let path = "\(directory)/\(name)"
      try PrivateFile.create(at: path, contents: [])
      let copy = try DatabaseQueue(path: path)
      try queue.inDatabase { source in try copy.inDatabase { try source.backup(to: $0) } }
      try copy.close()
    }
  }
}
