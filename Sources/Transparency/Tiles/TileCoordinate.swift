/// Which tile: its level, its number there, and how many hashes it holds (C2SP tlog-tiles).
///
/// A tile of level 0 holds leaf hashes, one of a higher level the roots of full tiles of the level
/// below.
package struct TileCoordinate: Hashable, Sendable {
  /// How many levels of the tree's nodes lie between a tile and the one above.
  package static let height = 8
  /// How many hashes a full tile holds.
  package static let fullWidth = 256
  /// The levels that a tree of fewer than 2^64 leaves has.
  package static let levels = 0..<8

  /// The level, from 0.
  package let level: Int
  /// The number within the level, from 0.
  package let number: UInt64
  /// How many hashes the tile holds, 1 to 256.
  package let width: Int

  /// Names a tile.
  /// - Parameters:
  ///   - level: 0 to 7.
  ///   - number: its number in the level, from 0.
  ///   - width: 1 to 256; a full tile without it.
  package init(level: Int, number: UInt64, width: Int = fullWidth) {
    precondition(Self.levels.contains(level), "a tree of 64 bits has eight levels of tiles")
    precondition((1...Self.fullWidth).contains(width), "a tile holds 1 to 256 hashes")
    self.level = level
    self.number = number
    self.width = width
  }

  /// Whether more hashes will follow in the tile.
  package var isPartial: Bool { width < Self.fullWidth }

  /// How many hashes a level's tiles hold together.
  static func hashes(level: Int, inTreeOf size: UInt64) -> UInt64 {
    size >> UInt64(level * height)
  }

  /// How many hashes a tile holds; 0 if the tree does not reach it.
  static func width(level: Int, number: UInt64, inTreeOf size: UInt64) -> Int {
    let total = hashes(level: level, inTreeOf: size)
    let (start, overflow) = number.multipliedReportingOverflow(by: UInt64(fullWidth))
    guard !overflow, start < total else { return 0 }
    return Int(min(total - start, UInt64(fullWidth)))
  }

  /// The partial tiles of a tree, the lowest level first: its right edge.
  /// - Parameter size: how many leaves the tree has.
  /// - Returns: at most one tile a level.
  package static func partialTiles(inTreeOf size: UInt64) -> [TileCoordinate] {
    levels.compactMap { level in
      let total = hashes(level: level, inTreeOf: size)
      let width = Int(total % UInt64(fullWidth))
      guard width > 0 else { return nil }
      return TileCoordinate(level: level, number: total / UInt64(fullWidth), width: width)
    }
  }

  /// All tiles of a tree, the lowest level first and from left to right in it.
  /// - Parameter size: how many leaves the tree has.
  /// - Returns: the tiles, made one by one: there is one for every 255 leaves.
  package static func tiles(inTreeOf size: UInt64) -> some Sequence<TileCoordinate> {
    levels.lazy.flatMap { level in
      let total = hashes(level: level, inTreeOf: size)
      let count = total / UInt64(fullWidth) + (total % UInt64(fullWidth) > 0 ? 1 : 0)
      return (0..<count).lazy.map { number in
        TileCoordinate(
          level: level, number: number,
          width: width(level: level, number: number, inTreeOf: size))
      }
    }
  }
}
