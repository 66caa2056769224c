internal import Foundation
internal import GRDB
internal import Transparency

/// Reads the tree over a connection: tiles, and checkpoints.
///
/// Nothing that it gives is verified: the file is not trusted.
struct TreeReader {
  /// The connection, in its turn.
  let database: Database

  /// The log's file, for errors.
  let path: String

  private var entries: EntryReader { EntryReader(database: database, path: path) }

  /// The position of the last entry.
  func head() throws(EventLogError) -> Position { try entries.head() }

  /// The log's origin, as its first record names it; nothing of an empty log.
  func origin() throws -> String? {
    var origin: String?
    try entries.forEach(after: .beginning, upTo: Position.beginning.next) {
      origin = try Envelope($0).source
    }
    return origin
  }

  /// The checkpoint of the most entries, as it stands.
  func lastCheckpoint() throws(EventLogError) -> String? {
    try EventLogError.translating(path) {
      let statement = try database.cachedStatement(
        sql: "SELECT note FROM checkpoints ORDER BY size DESC LIMIT 1")
      return try String.fetchOne(statement)
    }
  }

  /// The checkpoint of a size, nil for the most entries, with the cosignatures that are kept of it.
  func checkpoint(of size: UInt64?) throws(EventLogError) -> String? {
    try EventLogError.translating(path) {
      let row = try Row.fetchOne(
        database,
        sql: """
          SELECT size, note
          FROM   checkpoints
          WHERE  size = COALESCE(?, (SELECT MAX(size) FROM checkpoints))
          """, arguments: [size.map { Int64(clamping: $0) }])
      guard let row else { return nil }
      let lines = try String.fetchAll(
        database, sql: "SELECT line FROM cosignatures WHERE size = ? ORDER BY rowid",
        arguments: [row.evidence("size") as Int64?])
      return (row.evidence("note") ?? "") + lines.map { $0 + "\n" }.joined()
    }
  }

  /// The checkpoint of the most entries, if a key signed it.
  func lastCheckpoint(of verifier: NoteVerifier) throws(EventLogError) -> Checkpoint? {
    guard let text = try lastCheckpoint() else { return nil }
    do throws(TransparencyError) {
      return try SignedCheckpoint(opening: try SignedNote(text.utf8), log: verifier).checkpoint
    } catch .unsigned, .wrongOrigin {
      throw .untrustworthyTree(path: path, flaw: .foreignKey)
    } catch {
      throw .untrustworthyTree(path: path, flaw: .checkpoint(error))
    }
  }

  /// The right edge of the tree over all entries.
  /// - Parameters:
  ///   - head: the position of the last entry.
  ///   - known: an edge that the tree had before; if little was appended since, that is all it takes.
  /// - Returns: the edge.
  /// - Throws: `untrustworthyTree` where a tile is missing, or what keeps the file from being read.
  func edge(at head: Position, from known: TreeEdge?) throws -> TreeEdge {
    guard var edge = known, edge.size <= head.size,
      head.size - edge.size <= UInt64(TileCoordinate.fullWidth)
    else { return try edge(at: head) }
    // The tiles that this fills are in the file already: whoever appended has stored them.
    _ = edge.append(try leaves(edge.size..<head.size))
    return edge
  }

  private func edge(at head: Position) throws -> TreeEdge {
    do {
      return try TreeEdge(size: head.size, reading: hashes)
    } catch TransparencyError.shortTile(let tile, _) {
      throw flaw(level: tile.level, number: tile.number)
    }
  }

  /// The hashes of a tile.
  ///
  /// A full tile is read as it is stored; a partial one follows from the entries, or from the roots of
  /// the full tiles below it.
  /// - Parameter tile: which, and how many of its hashes.
  /// - Returns: the hashes; fewer than asked for if the log has no more.
  /// - Throws: `untrustworthyTree` where a tile is missing, or what keeps the file from being read.
  func hashes(of tile: TileCoordinate) throws -> [TreeHash] {
    guard tile.isPartial else { return try storedHashes(of: tile) }
    let first = tile.number * UInt64(TileCoordinate.fullWidth)
    let places = first..<(first + UInt64(tile.width))
    return tile.level == 0 ? try leaves(places) : try roots(ofLevel: tile.level - 1, places)
  }

  private func storedHashes(of tile: TileCoordinate) throws -> [TreeHash] {
    let bytes = try EventLogError.translating(path) {
      let statement = try database.cachedStatement(
        sql: "SELECT hashes FROM tiles WHERE level = ? AND number = ?")
      let arguments: StatementArguments = [tile.level, Int64(tile.number)]
      return try Data.fetchOne(statement, arguments: arguments)
    }
    guard let hashes = bytes.flatMap({ Tile.hashes(of: $0) }) else {
      throw flaw(level: tile.level, number: tile.number)
    }
    return hashes
  }

  /// Hashes entries; the first has the index 0.
  private func leaves(_ indices: Range<UInt64>) throws -> [TreeHash] {
    var leaves: [TreeHash] = []
    try entries.forEach(
      after: Position(unchecked: Int64(indices.lowerBound)),
      upTo: Position(unchecked: Int64(indices.upperBound))
    ) { leaves.append($0.leaf) }
    return leaves
  }

  private func roots(ofLevel level: Int, _ numbers: Range<UInt64>) throws -> [TreeHash] {
    let roots = try EventLogError.translating(path) {
      let statement = try database.cachedStatement(
        sql: """
          SELECT root
          FROM   tiles
          WHERE  level = ? AND number >= ? AND number < ?
          ORDER  BY number
          """)
      let arguments: StatementArguments = [
        level, Int64(numbers.lowerBound), Int64(numbers.upperBound),
      ]
      return try Data.fetchAll(statement, arguments: arguments)
    }
    return try zip(numbers, roots).map { number, root in
      guard let hash = TreeHash(root) else { throw flaw(level: level, number: number) }
      return hash
    }
  }

  private func flaw(level: Int, number: UInt64) -> EventLogError {
    .untrustworthyTree(path: path, flaw: .tile(level: level, number: number))
  }
}

extension Position {
  /// How many entries a log has whose last is here.
  var size: UInt64 { UInt64(rawValue) }
}
