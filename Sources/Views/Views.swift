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

  /// Makes everything again from the log's first entry.
  ///
  /// One transaction in the same file, not a new file in its place: other processes have this one
  /// and its write-ahead log open, and would go on with them while new readers see the other. As
  /// it is, they see what was before until all is done, and a crash leaves what was before.
  ///
  /// - Parameter log: The log; not to be called from within a write to it.
  /// - Returns: How many entries there were, and the digest of what they came to.
  /// - Throws: As for catching up; everything is then as it was before.
  package func rebuild(from log: EventLog) throws(ViewsError) -> RebuildReport {
    try write { database in
      try ViewsTables.reset(database)
      var projector = try Projector(database, from: log)
      let entries = try projector.advance(atMost: nil)
      return RebuildReport(entries: entries, digest: try ViewsTables.digest(of: database))
    }
  }

  /// The configuration that commands are decided against, and the last entry it knows.
  package func state() throws(ViewsError) -> (state: State, position: Position) {
    try read { database in
      let progress = try Progress(of: database)
      return (progress.state, progress.position)
    }
  }

  /// The digest of everything in the read models: the same after the same entries, however they
  /// came to be projected.
  package func digest() throws(ViewsError) -> SHA256Digest {
    try read { database in try ViewsTables.digest(of: database) }
  }

  /// Reads in one transaction.
  func read<Result>(_ body: (Database) throws -> Result) throws(ViewsError) -> Result {
    try ViewsError.naming(path) { try queue.read(body) }
  }

  /// Writes all or nothing, in a transaction that takes the write lock at its beginning.
  private func write<Result>(
    _ body: (Database) throws -> Result
  ) throws(ViewsError) -> Result {
    try ViewsError.naming(path) { try queue.write(body) }
  }
}
