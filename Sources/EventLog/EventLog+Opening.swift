internal import GRDB
internal import Schemas

extension EventLog {
  /// "WAYB" in ASCII, in the file's header (SQLite file format, 1.3.14).
  private static let applicationID = 0x5741_5942

  /// The layout that this code reads and writes.
  package static let layout = 2

  /// Creates an empty log.
  /// - Parameters:
  ///   - path: where; the directory must be there, and no file of that name.
  ///   - signer: gives the key of its checkpoints, when there is something to sign.
  /// - Returns: the log, open.
  /// - Throws: `alreadyExists`, or what keeps the file from being written.
  package static func create(
    at path: String, signer: @escaping SignerSource
  ) throws(EventLogError) -> EventLog {
    try LogFile.create(at: path)
    // A crash here leaves an empty file, which the next `create` takes over and `open` refuses.
    let queue = try connect(path)
    try EventLogError.translating(path) {
      try queue.writeWithoutTransaction { database in
        try database.inTransaction(.immediate) {
          try database.execute(sql: LogSchema.sql)
          return .commit
        }
      }
    }
    // A crash here leaves a complete, empty log. SQLite has synced the directory with the journal.
    return try settle(queue, path: path, signer: signer)
  }

  /// Opens a log.
  /// - Parameters:
  ///   - path: the file.
  ///   - signer: gives the key of its checkpoints, when there is something to sign.
  /// - Returns: the log.
  /// - Throws: `missing`, `notALog`, `alteredSchema`, `newerVersion`, `olderVersion`, or what keeps
  ///   the file from being read.
  package static func open(
    at path: String, signer: @escaping SignerSource
  ) throws(EventLogError) -> EventLog {
    try LogFile.requireFile(at: path)
    return try settle(try connect(path), path: path, signer: signer)
  }

  private static func connect(_ path: String) throws(EventLogError) -> DatabaseQueue {
    var configuration = Configuration()
    configuration.label = "EventLog"
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { database in
      // recursive_triggers: a REPLACE then fires the DELETE trigger, too.
      // temp_store: statement journals stay in memory, which the insert triggers call for.
      // cache_size, in KiB: a thousand entries and their indexes dirty more pages than SQLite's two
      // megabytes hold, and it writes each of those twice.
      // wal_autocheckpoint, in pages: what is committed is durable in the write-ahead log. Moved into
      // the file every sixteen megabytes and not every four, a page of an index that commits keep
      // changing is written there a fraction as often.
      try database.execute(
        sql: """
          PRAGMA recursive_triggers = ON;
          PRAGMA temp_store         = MEMORY;
          PRAGMA cache_size         = -16384;
          PRAGMA wal_autocheckpoint = 4000;
          """)
    }
    return try EventLogError.translating(path) {
      try DatabaseQueue(path: path, configuration: configuration)
    }
  }

  /// Checks that the file is ours before anything is written to it, then makes commits durable.
  private static func settle(
    _ queue: DatabaseQueue, path: String, signer: @escaping SignerSource
  ) throws(EventLogError) -> EventLog {
    try EventLogError.translating(path) {
      try queue.writeWithoutTransaction { database in
        try recognize(database, path: path)
        try database.execute(sql: "PRAGMA journal_mode = WAL")
        // FULL: each commit is synced. NORMAL would lose the last ones with the power.
        try database.execute(sql: "PRAGMA synchronous = FULL")
      }
    }
    let log = EventLog(path: path, queue: queue, signer: signer)
    // SQLite does not fail where a file system cannot do WAL: it stays in the mode it was in.
    let durability = try log.durability()
    guard durability == (journalMode: "wal", synchronous: 2) else {
      let reason = "journal mode \(durability.journalMode), synchronous \(durability.synchronous)"
      throw .io(path: path, cause: StorageFailure(code: 0, reason: reason))
    }
    return log
  }

  private static func recognize(_ database: Database, path: String) throws {
    guard try Int.fetchOne(database, sql: "PRAGMA application_id") == applicationID else {
      throw EventLogError.notALog(path: path)
    }
    let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard found <= layout else {
      throw EventLogError.newerVersion(path: path, found: found, known: layout)
    }
    guard found == layout else {
      throw EventLogError.olderVersion(path: path, found: found, known: layout)
    }
    // The file is not trusted: a trigger of somebody else's would run with our rights. SQLite's own
    // answer, trusted_schema = OFF, forbids JSON functions in generated columns in 3.40.
    guard try StoredLayout(of: database) == StoredLayout(madeBy: LogSchema.sql) else {
      throw EventLogError.alteredSchema(path: path)
    }
  }
}
