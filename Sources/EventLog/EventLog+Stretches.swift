internal import Foundation
internal import GRDB

extension EventLog {
  /// Has all entries up to a size looked at, some at a time and on all processors, and hands over what
  /// that comes to in the log's order.
  ///
  /// What is appended meanwhile is not seen. Memory is that of some stretches.
  /// - Parameters:
  ///   - size: how many entries.
  ///   - width: how many at a time.
  ///   - look: looks at some; several at once.
  ///   - take: takes what one look came to; in order, one after the other.
  /// - Throws: what `look` and `take` throw, or `EventLogError`.
  package func examine<Finding: Sendable>(
    upTo size: UInt64, by width: UInt64 = 1024,
    _ look: @escaping @Sendable (LogStretch) throws -> Finding, take: (Finding) throws -> Void
  ) async throws {
    try await forEachStretch(
      of: size, by: width,
      read: { [path] database, leaves in
        try look(try EventLogError.translating(path) { try LogStretch(leaves, in: database) })
      }, take: take)
  }

  /// Reads stretches side by side, each over a connection of its own that cannot write, and hands
  /// over what they come to in order.
  ///
  /// As many are read or wait to be handed over as there are processors, or as are told.
  func forEachStretch<Finding: Sendable>(
    of size: UInt64, from first: UInt64 = 0, by width: UInt64, atOnce: Int? = nil,
    read: @escaping @Sendable (Database, Range<UInt64>) throws -> Finding,
    take: (Finding) throws -> Void
  ) async throws {
    var starts = stride(from: first, to: size, by: Int(width)).makeIterator()
    try await withThrowingTaskGroup(of: (Range<UInt64>, Finding, DatabaseQueue).self) { group in
      func begin(_ connection: DatabaseQueue) {
        guard let start = starts.next() else { return }
        group.addTask {
          let leaves = start..<min(start + width, size)
          return (leaves, try connection.unsafeRead { try read($0, leaves) }, connection)
        }
      }
      let atOnce = atOnce ?? ProcessInfo.processInfo.activeProcessorCount
      for _ in 0..<atOnce { begin(try connection()) }
      var early: [UInt64: (end: UInt64, finding: Finding)] = [:]
      var next = first
      while let (leaves, finding, connection) = try await group.next() {
        // The next one is read while this one is put to the others.
        begin(connection)
        early[leaves.lowerBound] = (leaves.upperBound, finding)
        while let due = early.removeValue(forKey: next) {
          try take(due.finding)
          next = due.end
        }
      }
    }
  }

  /// One more connection, which cannot write.
  func connection() throws(EventLogError) -> DatabaseQueue {
    var configuration = Configuration()
    configuration.label = "EventLog verification"
    configuration.readonly = true
    return try EventLogError.translating(path) {
      try DatabaseQueue(path: path, configuration: configuration)
    }
  }
}
