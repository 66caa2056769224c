internal import GRDB

extension EventLog {
  /// The version of SQLite that all files of a ledger are read and written with.
  ///
  /// - Throws: `EventLogError.io` where SQLite does not even open a database in memory.
  package static func sqliteVersion() throws(EventLogError) -> String {
    try EventLogError.translating("SQLite") {
      try DatabaseQueue().read { database in
        try String.fetchOne(database, sql: "SELECT sqlite_version()") ?? "unknown"
      }
    }
  }

  /// Takes the write lock, looks at key and last checkpoint, and gives the lock back with nothing
  /// written: whether one could append.
  ///
  /// - Throws: What keeps the file from being written, `locked` after the five seconds that every
  ///   writer waits; or what keeps its key from being had.
  package func rehearseAppending() throws {
    try write { _ in }
  }
}
