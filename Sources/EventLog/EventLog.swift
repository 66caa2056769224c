internal import GRDB
internal import Synchronization

/// An append-only log in one file, and the Merkle tree over its records.
///
/// - Ordering: entries have positions from 1 without gaps; every reader sees them in that order.
/// - Durability: what ``write(_:)`` has returned from survives a crash of the process, the system
///   or the power; what it has thrown from is not in the log, except after
///   `commitOutcomeUnknown`.
/// - Tree: every transaction that appends ends with a signed checkpoint of the log that it leaves.
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

  private let signer: SignerSource

  /// The tree as this process last left it, so that not every write has to restore it.
  ///
  /// A lock, because it is changed in the connection's turns only, which the compiler cannot know.
  private let known = Mutex<SealedTree?>(nil)

  init(path: String, queue: DatabaseQueue, signer: @escaping SignerSource) {
    self.path = path
    self.queue = queue
    self.signer = signer
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
  ///
  /// Without the log's own key, or where the file does not hold what that key has signed last, the
  /// body is not even called: nothing can be recorded that cannot be signed.
  /// - Parameter body: reads and appends; must not call this log but through the transaction.
  /// - Returns: what the body returns.
  /// - Throws: the body's own error as it is, and the signer source's, the log then being as it was;
  ///   or `EventLogError`.
  package func write<T>(_ body: (borrowing LogTransaction) throws -> T) throws -> T {
    let outcome = queue.writeWithoutTransaction { database in
      Result { try perform(body, in: database) }
    }
    return try outcome.get()
  }

  private func perform<T>(
    _ body: (borrowing LogTransaction) throws -> T, in database: Database
  ) throws -> T {
    // IMMEDIATE: the write lock is taken before anything is read, so nothing read can go stale. Cached,
    // as the end is: compiling both anew takes a tenth of what a small write computes.
    try EventLogError.translating(path) {
      try database.cachedStatement(sql: "BEGIN IMMEDIATE TRANSACTION").execute()
    }
    let value: T
    let growing: GrowingTree
    do {
      growing = try GrowingTree(
        in: database, path: path, signer: signer, known: known.withLock(\.self))
      value = try body(LogTransaction(database: database, path: path, tree: growing))
      try growing.seal()
    } catch {
      // A crash up to here leaves the log as it was: there is no commit frame, and the next
      // connection ignores the frames without one.
      try rollBack(database)
      throw error
    }
    do {
      try commit(database)
    } catch {
      // What the file holds now is not known.
      known.withLock { $0 = nil }
      throw error
    }
    known.withLock { $0 = growing.tree }
    // A crash from here on finds the entries in the log, with
    // their tiles and their checkpoint; whoever asked for them must look there
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
      try database.cachedStatement(sql: "COMMIT TRANSACTION").execute()
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
