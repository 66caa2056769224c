internal import GRDB

/// An append-only log in one file.
///
/// - Ordering: entries have positions from 1 without gaps; every reader sees them in that order.
/// - Durability: what ``write(_:)`` has returned from survives a crash of the process, the system
///   or the power; what it has thrown from is not in the log, except after
///   `commitOutcomeUnknown`.
/// - Writers: one at a time, across processes; another waits five seconds for its turn.
///
/// There is one connection a file, which readers and writers take in turns: a command line has
/// one thing to do at a time, and a second connection would cost its start and gain nothing.
/// So a body given to ``write(_:)`` or ``read(after:upTo:_:)`` must not call this log again.
package final class EventLog: Sendable {
  /// Where the file is.
  package let path: String

  /// The one connection.
  let queue: DatabaseQueue

  init(path: String, queue: DatabaseQueue) {
    self.path = path
    self.queue = queue
  }

  /// The position of the last entry; ``Position/beginning`` if there is none.
  /// - Throws: what keeps the file from being read.
  package func head() throws(EventLogError) -> Position {
    try EventLogError.translating(path) {
      try queue.unsafeRead { try EntryReader(database: $0, path: path).head() }
    }
  }

  /// Writes to the log: all that the body appends, or nothing of it.
  ///
  /// The body has the log to itself from its start to the commit: what it reads stays true until
  /// what it appends is recorded. The commit is durable when this returns.
  /// - Parameter body: reads and appends; must not call this log but through the transaction.
  /// - Returns: what the body returns.
  /// - Throws: the body's own error as it is, the log then being as it was; or `EventLogError`.
  package func write<T>(_ body: (borrowing LogTransaction) throws -> T) throws -> T {
    let outcome = queue.writeWithoutTransaction { database in
      Result { try perform(body, in: database) }
    }
    return try outcome.get()
  }

  private func perform<T>(
    _ body: (borrowing LogTransaction) throws -> T, in database: Database
  ) throws -> T {
    // IMMEDIATE: the write lock is taken before anything is read, so nothing read can go stale.
    try EventLogError.translating(path) { try database.beginTransaction(.immediate) }
    let value: T
    do {
      value = try body(LogTransaction(database: database, path: path))
    } catch {
      // A crash up to here leaves the log as it was: there is no commit frame, and the next
      // connection ignores the frames without one.
      try rollBack(database)
      throw error
    }
    try commit(database)
    // A crash from here on finds the entries in the log; whoever asked for them must look there
    // before asking again. Views and replies, which come after, are made from the log.
    return value
  }

  private func commit(_ database: Database) throws(EventLogError) {
    // SQLite rolls back by itself on a full disk and the like; the body may have overlooked it.
    guard database.isInsideTransaction else {
      let cause = StorageFailure(
        code: ResultCode.SQLITE_ABORT.rawValue, reason: "an earlier failure undid the transaction")
      throw .io(path: path, cause: cause)
    }
    do {
      try database.commit()
    } catch {
      try rollBack(database)
      throw EventLogError(committing: error, path: path)
    }
  }

  private func rollBack(_ database: Database) throws(EventLogError) {
    guard database.isInsideTransaction else { return }
    try EventLogError.translating(path) { try database.rollback() }
  }
}
