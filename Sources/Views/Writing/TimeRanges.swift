import GRDB

/// Keeps `time_ranges`: the block of entries at hand is held, and written when another begins.
struct TimeRanges {
  /// How many entries a block has: few enough that one is read at once, enough that all blocks are.
  private static let width: Int64 = 256

  /// The positions of a block's entries.
  ///
  /// - Parameter block: The block, from 0.
  /// - Returns: Its first and its last position, whether the log has them or not.
  static func positions(of block: Int64) -> ClosedRange<Int64> {
    block * width + 1...(block + 1) * width
  }

  private let database: Database
  private var held: (block: Int64, earliest: String, latest: String)?

  /// Holds none.
  ///
  /// - Parameter database: The read models, within a transaction that writes.
  init(_ database: Database) { self.database = database }

  /// Takes note of an entry's time.
  ///
  /// - Parameter moment: The entry's place and its time.
  /// - Throws: `DatabaseError` where the block before cannot be written.
  mutating func note(_ moment: Moment) throws {
    let block = (moment.position - 1) / Self.width
    if let held, held.block == block {
      self.held = (block, min(held.earliest, moment.time), max(held.latest, moment.time))
    } else {
      try write()
      held = (block, moment.time, moment.time)
    }
  }

  /// Writes and forgets what is held; what was written of its block before counts, too.
  ///
  /// - Throws: `DatabaseError` where it cannot be written.
  mutating func write() throws {
    guard let held else { return }
    try database.carryOut(
      """
      INSERT INTO time_ranges VALUES (:block, :earliest, :latest)
      ON CONFLICT (block) DO UPDATE
      SET earliest = MIN(earliest, excluded.earliest), latest = MAX(latest, excluded.latest)
      """,
      ["block": held.block, "earliest": held.earliest, "latest": held.latest])
    self.held = nil
  }
}
