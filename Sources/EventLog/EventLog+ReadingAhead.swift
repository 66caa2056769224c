internal import GRDB

extension EventLog {
  /// How many stretches are read before they are taken: whoever takes them does so unevenly.
  private static let stretchesAhead: UInt64 = 16

  /// Reads entries some at a time and on all processors, and hands over what they come to in the log's
  /// order, while the next are read.
  ///
  /// What is appended meanwhile is not seen. Memory is that of the stretches that wait to be taken.
  /// - Parameters:
  ///   - start: the position before the first.
  ///   - end: the position of the last; the log has to have it.
  ///   - width: how many at a time.
  ///   - look: makes something of some entries, in order; several at once.
  ///   - take: takes what one look came to; in order, one after the other.
  /// - Throws: what `look` and `take` throw, or `EventLogError`.
  package func readAhead<Finding: Sendable>(
    after start: Position, upTo end: Position, by width: UInt64,
    _ look: @escaping @Sendable ([Entry]) throws -> Finding, take: (Finding) throws -> Void
  ) async throws {
    guard start < end else { return }
    let stretches = (UInt64(end.rawValue - start.rawValue) + width - 1) / width
    try await forEachStretch(
      of: UInt64(end.rawValue), from: UInt64(start.rawValue), by: width,
      atOnce: Int(min(stretches, Self.stretchesAhead)),
      read: { [path] database, leaves in
        var entries: [Entry] = []
        entries.reserveCapacity(leaves.count)
        try EntryReader(database: database, path: path).forEach(
          after: Position(unchecked: Int64(leaves.lowerBound)),
          upTo: Position(unchecked: Int64(leaves.upperBound))
        ) { entries.append($0) }
        return try look(entries)
      }, take: take)
  }
}
