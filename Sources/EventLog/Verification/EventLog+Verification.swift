internal import GRDB
internal import Transparency

extension EventLog {
  /// So many entries are looked at in one go; it is a multiple of a tile's.
  private static let stretch: UInt64 = 64 * UInt64(TileCoordinate.fullWidth)

  /// So many entries in a row may be missing before what is behind them is no part of the log.
  private static let widestGap: Int64 = 1_000_000

  /// Holds every record, tile and checkpoint against what the log's key has signed.
  ///
  /// What is appended meanwhile is not looked at. All processors are used; memory does not grow with
  /// the log but for what is found wrong, and a hash for every 65,536 entries.
  /// - Parameters:
  ///   - expectation: what the log is held against, beside itself.
  ///   - progress: told how many entries have been looked at, of how many.
  /// - Returns: what was found.
  /// - Throws: `TransparencyError` where a kept checkpoint is malformed; `EventLogError` where the file
  ///   cannot be read to its end: then it is not verified.
  package func verify(
    against expectation: LogExpectation, progress: @Sendable (UInt64, UInt64) -> Void = { _, _ in }
  ) async throws -> LogVerification {
    let opened = try expectation.openKept()
    let (size, lastCheckpoint) = try await bounds()
    let own = try connection()
    var assembly = TreeAssembly()
    try await forEachStretch(
      of: size, by: Self.stretch,
      read: { [path] database, leaves throws in
        try EventLogError.translating(path) {
          var reader = try StretchReader(
            leaves, size: size, in: database, verifier: expectation.verifier, kept: opened.heads)
          return try reader.read()
        }
      },
      take: { stretch throws in
        try EventLogError.translating(path) {
          try own.unsafeRead { database in
            try assembly.add(stretch) { try StoredTile(level: $0, number: $1, in: database) }
          }
        }
        progress(stretch.leaves.upperBound, size)
      })
    let conclusion = LogConclusion(
      assembly: assembly, lastCheckpoint: lastCheckpoint, kept: opened.heads)
    let extent = try extent(of: expectation, upTo: assembly.sound, in: own)
    let more = try strays(size, in: own) + extent.problems
    return LogVerification(
      entries: size, checkpoints: assembly.checkpoints, witnessed: extent.size,
      head: TreeHead(size: size, root: assembly.tree.root),
      problems: LogVerification.sorted(opened.problems + conclusion.problems + more))
  }

  private func bounds() async throws -> (size: UInt64, lastCheckpoint: Int64?) {
    try EventLogError.translating(path) {
      try queue.read { database in
        // Where a record stands far behind all others, nothing between them is looked for.
        let count = try Int64.fetchOne(database, sql: "SELECT COUNT(*) FROM entries") ?? 0
        let head = Position(
          unchecked: try Int64.fetchOne(
            database, sql: "SELECT MAX(position) FROM entries WHERE position <= ?",
            arguments: [count + Self.widestGap]) ?? 0)
        let last = try Int64.fetchOne(database, sql: "SELECT MAX(size) FROM checkpoints")
        return (head.size, last)
      }
    }
  }

  private func extent(
    of expectation: LogExpectation, upTo sound: UInt64, in own: DatabaseQueue
  ) throws(EventLogError) -> WitnessedExtent {
    try EventLogError.translating(path) {
      try own.unsafeRead { database in
        let file = TreeReader(database: database, path: path)
        return try WitnessedExtent(of: expectation, upTo: sound, in: file)
      }
    }
  }

  /// Rows where no entry, tile or checkpoint belongs.
  private func strays(
    _ size: UInt64, in own: DatabaseQueue
  ) throws(EventLogError) -> [VerificationProblem] {
    try EventLogError.translating(path) {
      try own.unsafeRead { database in
        let entries = try Int64.fetchAll(
          database, sql: "SELECT position FROM entries WHERE position < 1 OR position > ? LIMIT ?",
          arguments: [Int64(size) + Self.widestGap, LogVerification.mostProblems])
        let tiles = try Row.fetchAll(
          database,
          sql: """
            SELECT level, number
            FROM   tiles
            WHERE  number < 0 OR (number + 1) << (8 * (level + 1)) > ?
            LIMIT  ?
            """, arguments: [Int64(size), LogVerification.mostProblems])
        return entries.map { position in
          let what = "There is a record at \(position), where no entry can be."
          return VerificationProblem(.records, .inserted, at: nil, what)
        }
          + tiles.map { row in
            let what =
              "Tile \(row.evidence("number") ?? -1) of level \(row.evidence("level") ?? -1) is not full."
            return VerificationProblem(.tiles, .inserted, at: nil, what)
          }
      }
    }
  }
}
