package import Domain
package import EventLog
import GRDB

/// The read models: what the log's entries come to, in tables that can be queried.
///
/// Everything here follows from the log, and the file may be deleted at any time. Rows, position
/// and state change in one transaction, so whoever reads sees them agree. There is one connection
/// a file, which readers and writers take in turns; other processes have their own.
package final class Views: Sendable {
  /// Where the file is.
  package let path: String
  private let queue: DatabaseQueue
  private let entriesPerTransaction: Int64

  /// Opens the read models, made or made again from nothing if need be: then they are empty until
  /// they catch up.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - entriesPerTransaction: How many entries are caught up with at a time: enough that a
  ///     commit costs little beside them, few enough that others get their turn.
  /// - Returns: The read models, where they left off.
  /// - Throws: `foreignFile` where another application made the file, or why it cannot be used.
  package static func open(
    at path: String, entriesPerTransaction: Int = 10_000
  ) throws(ViewsError) -> Views {
    precondition(entriesPerTransaction > 0, "a transaction has to make progress")
    return Views(
      path: path, queue: try ViewsFile(path: path).open(),
      entriesPerTransaction: Int64(entriesPerTransaction))
  }

  /// Read models that were built afresh, for reading: nothing that is appended to the log later reaches
  /// them, and they are gone when nobody uses them any more.
  package convenience init(_ fresh: FreshViews) {
    self.init(path: fresh.path, queue: fresh.queue, entriesPerTransaction: 1)
  }

  private init(path: String, queue: DatabaseQueue, entriesPerTransaction: Int64) {
    self.path = path
    self.queue = queue
    self.entriesPerTransaction = entriesPerTransaction
  }

  /// Projects the entries that are not projected yet.
  ///
  /// Safe while other processes do the same: each takes the write lock before it reads where the
  /// views stand.
  ///
  /// - Parameter log: The log; not to be called from within a write to it.
  /// - Returns: The position of the last projected entry.
  /// - Throws: `aheadOfLog` or `otherLog` where the views were made from another log;
  ///   `unknownType` or `undecodable` for an entry that cannot be read, the views then standing at
  ///   some entry before it.
  @discardableResult
  package func catchUp(with log: EventLog) throws(ViewsError) -> Position {
    while true {
      let position = try read { database in
        let mark = try Progress.Mark.last(in: database)
        _ = try Projector.lastEntry(of: mark, in: log)
        return mark.position
      }
      let head = try ViewsError.naming(path) { try log.head() }
      if position >= head { return position }
      try write { database in
        var projector = try Projector(database, from: log)
        _ = try projector.advance(atMost: entriesPerTransaction)
      }
      // A crash here leaves rows, position and state together, some entries further.
    }
  }

  /// Takes over everything from others that were built afresh, in one transaction.
  ///
  /// The file stays, and its content is exchanged page by page: other processes have it and its
  /// write-ahead log open, and would go on with them were a new file put in its place. As it is, they
  /// see what was before until all is done, and a crash leaves what was before.
  ///
  /// - Parameter fresh: The others.
  /// - Throws: What keeps the file from being written, `locked` where somebody else writes for longer
  ///   than we wait; everything is then as it was before.
  package func replace(by fresh: FreshViews) throws(ViewsError) {
    try ViewsError.naming(path) {
      try fresh.queue.backup(to: queue)
      // A crash here leaves the new content in the write-ahead log, where everybody reads it.
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
    }
  }

  /// The configuration that commands are decided against, and the last entry it knows.
  package func state() throws(ViewsError) -> (state: State, position: Position) {
    try read { database in
      let progress = try Progress(of: database)
      return (progress.state, progress.position)
    }
  }

  /// What they came to when they were last made again; nothing where they only ever followed the log.
  package func lastRebuild() throws(ViewsError) -> RebuildReport? {
    try read(RebuildReport.last)
  }

  /// The digest of everything in the read models: the same after the same entries, however they
  /// came to be projected.
  package func digest() throws(ViewsError) -> SHA256Digest {
    try read { database in try ViewsTables.digest(of: database) }
  }

  /// Reads in one transaction.
  ///
  /// GRDB's own `read` sets `query_only` and takes it back, and either has SQLite compile all
  /// statements again: for a short query that takes longer than the query.
  func read<Result>(_ body: (Database) throws -> Result) throws(ViewsError) -> Result {
    try ViewsError.naming(path) {
      try queue.unsafeRead { database in
        var result: Result?
        try database.inTransaction(.deferred) {
          result = try body(database)
          return .commit
        }
        guard let result else { preconditionFailure("a transaction that ended has its result") }
        return result
      }
    }
  }

  /// Writes all or nothing, in a transaction that takes the write lock at its beginning.
  private func write<Result>(
    _ body: (Database) throws -> Result
  ) throws(ViewsError) -> Result {
    try ViewsError.naming(path) { try queue.write(body) }
  }
}
