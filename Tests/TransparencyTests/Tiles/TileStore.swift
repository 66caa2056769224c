import Transparency

/// Tiles as the log keeps them: those of level 0 only if full, the others as they grow; the hashes
/// of the last leaves come from their entries.
struct TileStore {
  struct Place: Hashable {
    let level: Int
    let number: UInt64
  }

  private(set) var edge = TreeEdge()
  private(set) var tiles: [Place: [TreeHash]] = [:]
  private(set) var leaves: [TreeHash] = []

  init() {}

  init(_ leaves: [TreeHash]) {
    append(leaves)
  }

  mutating func append(_ leaves: some Sequence<TreeHash>) {
    self.leaves += leaves
    write(edge.append(leaves))
  }

  private mutating func write(_ rows: [Tile]) {
    for row in rows {
      let place = Place(level: row.coordinate.level, number: row.coordinate.number)
      tiles[place] = row.hashes
    }
  }

  func read(_ tile: TileCoordinate) -> [TreeHash] {
    if let hashes = tiles[Place(level: tile.level, number: tile.number)] { return hashes }
    guard tile.level == 0 else { return [] }
    let start = Int(tile.number) * TileCoordinate.fullWidth
    return Array(leaves[start...].prefix(TileCoordinate.fullWidth))
  }
}
