internal import Foundation
internal import GRDB
internal import Transparency

/// A full tile as it is stored.
struct StoredTile {
  /// The root beside the hashes.
  let root: TreeHash?
  /// The hashes; nothing where they are not 256.
  let hashes: [TreeHash]?

  /// Reads a tile; there is none where there is no row.
  init?(level: Int, number: UInt64, in database: Database) throws {
    let statement = try database.cachedStatement(
      sql: "SELECT root, hashes FROM tiles WHERE level = ? AND number = ?")
    let arguments: StatementArguments = [level, Int64(number)]
    guard let row = try Row.fetchOne(statement, arguments: arguments) else { return nil }
    root = (row.evidence("root") as Data?).flatMap { TreeHash($0) }
    let all = (row.evidence("hashes") as Data?).flatMap { data in
      data.withUnsafeBytes { Tile.hashes(of: $0) }
    }
    hashes = all?.count == TileCoordinate.fullWidth ? all : nil
  }
}

extension StoredTile {
  /// What is wrong with a stored tile by itself.
  /// - Parameters:
  ///   - tile: the tile, if there is one.
  ///   - level: where it belongs.
  ///   - number: where it belongs.
  ///   - root: the root over its hashes.
  /// - Returns: the problem, if there is one.
  static func flaw(
    of tile: StoredTile?, level: Int, number: UInt64, root: TreeHash
  ) -> VerificationProblem? {
    let name = "Tile \(number) of level \(level)"
    let width = Int64(1) << Int64((level + 1) * TileCoordinate.height)
    let start = Int64(number) * width
    let entries = Position(unchecked: start + 1)...Position(unchecked: start + width)
    guard let tile else {
      return VerificationProblem(.tiles, .deleted, at: entries, "\(name) is missing.")
    }
    guard tile.hashes != nil else {
      return VerificationProblem(.tiles, .malformed, at: entries, "\(name) is not 256 hashes.")
    }
    guard tile.root == root else {
      let what = "\(name) has another root beside it than its hashes have."
      return VerificationProblem(.tiles, .edited, at: entries, what)
    }
    return nil
  }
}
