internal import GRDB
internal import Transparency

/// Holds the tiles above level 0 against the tiles below them, as they are stored.
struct UpperTiles {
  private var roots: [[TreeHash]] = []
  private var numbers: [UInt64] = []

  /// Takes the root of the next full tile of level 0.
  /// - Returns: what is wrong with the tiles that this fills.
  mutating func add(
    _ root: TreeHash, reading read: (Int, UInt64) throws -> StoredTile?
  ) throws -> [VerificationProblem] {
    var problems: [VerificationProblem] = []
    var root = root
    for level in 0... {
      if level == roots.count {
        roots.append([])
        numbers.append(0)
      }
      roots[level].append(root)
      guard roots[level].count == TileCoordinate.fullWidth else { break }
      let expected = roots[level]
      let number = numbers[level]
      let tile = try read(level + 1, number)
      root = CompactRange(expected).root
      problems += Self.flaws(of: tile, expected, level: level + 1, number: number, root: root)
      roots[level] = []
      numbers[level] += 1
    }
    return problems
  }

  private static func flaws(
    of tile: StoredTile?, _ expected: [TreeHash], level: Int, number: UInt64, root: TreeHash
  ) -> [VerificationProblem] {
    let own = tile?.hashes.map { CompactRange($0).root } ?? root
    if let flaw = StoredTile.flaw(of: tile, level: level, number: number, root: own) {
      return [flaw]
    }
    guard let hashes = tile?.hashes, hashes != expected else { return [] }
    let width = Int64(1) << Int64(level * TileCoordinate.height)
    return zip(hashes, expected).enumerated().filter { $0.element.0 != $0.element.1 }.map {
      place, _ in
      let start = (Int64(number) * Int64(TileCoordinate.fullWidth) + Int64(place)) * width
      return VerificationProblem(
        .tiles, .edited, at: Position(unchecked: start + 1)...Position(unchecked: start + width),
        "Tile \(number) of level \(level) has another root of a tile below it.")
    }
  }
}
