/// A tree's right edge: what is needed to append to it, to write its tiles, and to say its root.
///
/// These are the hashes of the partial tile of each level. A writer keeps the value between two
/// appends, or restores it from storage.
package struct TreeEdge: Hashable, Sendable {
  /// The partial tile of one level; it may be empty.
  private struct Level: Hashable, Sendable {
    /// The tile's number in its level.
    var number: UInt64 = 0
    var hashes: [TreeHash] = []
    /// The same hashes as a tree, so that no root needs them again.
    var range = CompactRange()

    mutating func append(_ hash: TreeHash) {
      hashes.append(hash)
      range.append(hash)
    }

    /// How many hashes the level holds, its full tiles included.
    var count: UInt64 { number * UInt64(TileCoordinate.fullWidth) + UInt64(hashes.count) }
  }

  /// How many leaves there are.
  package private(set) var size: UInt64 = 0

  /// The levels, the lowest first; none that nothing has reached.
  private var levels: [Level] = []

  /// The edge of a tree without leaves.
  package init() {}

  /// Restores the edge of a tree from its partial tiles, at most one a level.
  ///
  /// - Parameters:
  ///   - size: how many leaves the tree has.
  ///   - read: gives a tile's hashes. At least as many as the coordinate's width are needed; those
  ///     behind are of a tree that has grown since, and are passed over.
  /// - Throws: what `read` throws; ``TransparencyError/shortTile(_:hashes:)`` if it gives too few.
  package init(size: UInt64, reading read: (TileCoordinate) throws -> [TreeHash]) throws {
    self.size = size
    for level in TileCoordinate.levels {
      let total = TileCoordinate.hashes(level: level, inTreeOf: size)
      guard total > 0 else { break }
      levels.append(Level(number: total / UInt64(TileCoordinate.fullWidth)))
    }
    for tile in TileCoordinate.partialTiles(inTreeOf: size) {
      for hash in try tile.checked(read(tile)) { levels[tile.level].append(hash) }
    }
  }

  /// The tree's root, from at most 64 hashes.
  package var root: TreeHash { range.root }

  /// The tree as its complete subtrees.
  package var range: CompactRange {
    let subtrees = levels.reversed().flatMap(\.range.subtrees)
    guard let range = CompactRange(size: size, subtrees: subtrees) else {
      preconditionFailure("the partial tiles are the bits of the size, eight a level")
    }
    return range
  }

  /// Appends leaves, and says which tiles are to be written.
  ///
  /// Written are the full tiles of level 0, and every tile of a higher level that has grown, full or
  /// partial: once each, with all of its hashes. A partial tile takes the place of what is stored
  /// under its level and number.
  /// - Parameter leaves: the hashes of the new leaves, in order.
  /// - Returns: the tiles to write; none as long as no tile of level 0 is full.
  package mutating func append(_ leaves: some Sequence<TreeHash>) -> [Tile] {
    let before = levels.map(\.count)
    var tiles: [Tile] = []
    for leaf in leaves {
      append(leaf, level: 0, filling: &tiles)
      size += 1
    }
    for (level, tile) in levels.enumerated().dropFirst() where !tile.hashes.isEmpty {
      if level < before.count, before[level] == tile.count { continue }
      tiles.append(Tile(level: level, number: tile.number, hashes: tile.hashes))
    }
    return tiles
  }

  private mutating func append(_ hash: TreeHash, level: Int, filling tiles: inout [Tile]) {
    if level == levels.count { levels.append(Level()) }
    levels[level].append(hash)
    guard levels[level].hashes.count == TileCoordinate.fullWidth else { return }
    let full = levels[level]
    tiles.append(Tile(level: level, number: full.number, hashes: full.hashes))
    levels[level] = Level(number: full.number + 1)
    append(full.range.root, level: level + 1, filling: &tiles)
  }
}
