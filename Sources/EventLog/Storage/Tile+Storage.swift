internal import Foundation
internal import GRDB
internal import Transparency

extension Tile {
  /// Stores the tile, which has to be full.
  /// - Parameter database: the log's file, within a transaction.
  /// - Throws: what SQLite throws.
  func store(in database: Database) throws {
    let statement = try database.cachedStatement(
      sql: "INSERT INTO tiles (level, number, root, hashes) VALUES (?, ?, ?, ?)")
    try statement.execute(
      arguments: [
        coordinate.level, Int64(coordinate.number), Data(root.bytes), Data(bytes),
      ])
  }
}
