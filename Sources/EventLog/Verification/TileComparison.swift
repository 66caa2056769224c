internal import GRDB
internal import Transparency

/// Holds records against the stored tiles of level 0.
struct TileComparison {
  /// So many times a stretch's records are looked for all over their tile; more would take too long
  /// where everything was altered, and show no more.
  private static let mostSearches = 32

  private let database: Database
  /// The index behind the last leaf that a full tile holds.
  private let end: Int64
  private var tiles: [UInt64: StoredTile?] = [:]
  /// Where the last displaced record was found, and by how much it was displaced.
  private var last = (position: Int64(0), distance: Int64(0))
  private var searches = 0

  /// - Parameters:
  ///   - size: How many entries the log has.
  ///   - database: The connection, in its turn.
  init(size: UInt64, in database: Database) {
    self.database = database
    end = Int64(size / UInt64(TileCoordinate.fullWidth)) * Int64(TileCoordinate.fullWidth)
  }

  /// The leaf that is stored of an entry.
  mutating func leaf(at position: Int64) throws -> TreeHash? {
    guard position > 0, position <= end else { return nil }
    let (number, place) = (position - 1)
      .quotientAndRemainder(dividingBy: Int64(TileCoordinate.fullWidth))
    return try tile(UInt64(number))?.hashes?[Int(place)]
  }

  /// A stored tile; the last few that were asked for are kept.
  mutating func tile(_ number: UInt64) throws -> StoredTile? {
    if let known = tiles[number] { return known }
    if tiles.count > 2 { tiles.removeAll(keepingCapacity: true) }
    let tile = try StoredTile(level: 0, number: number, in: database)
    tiles[number] = .some(tile)
    return tile
  }

  /// Where a record was before, as seen from where it is.
  /// - Returns: How many places further on; nothing where it is found nowhere.
  mutating func displacement(
    of record: UnsafeBufferPointer<UInt8>, at position: Int64
  ) throws -> Int64? {
    guard let form = RecordForm(record) else { return nil }
    let before = last.distance
    for distance in [before, before + 1, before - 1] where distance != 0 {
      if try was(form, record, at: position + distance) { return found(distance, at: position) }
    }
    // Nothing is stored of where it would have been, and its neighbour was displaced as well.
    if last.position + 1 == position, position + before > end { return found(before, at: position) }
    guard searches < Self.mostSearches else { return nil }
    searches += 1
    let start = (position - 1) / Int64(TileCoordinate.fullWidth) * Int64(TileCoordinate.fullWidth)
    for place in (start + 1)...(start + Int64(TileCoordinate.fullWidth)) where place != position {
      if try was(form, record, at: place) { return found(place - position, at: position) }
    }
    return nil
  }

  private mutating func found(_ distance: Int64, at position: Int64) -> Int64 {
    last = (position, distance)
    return distance
  }

  /// Whether a record, numbered for another place, is the one that is stored there.
  private mutating func was(
    _ form: RecordForm, _ record: UnsafeBufferPointer<UInt8>, at place: Int64
  ) throws -> Bool {
    guard let stored = try leaf(at: place) else { return false }
    return TreeHash(leaf: form.numbered(place, record)) == stored
  }
}
