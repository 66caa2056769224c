internal import GRDB
package import Transparency

extension EventLog {
  /// The checkpoint of the most entries, as it was signed; nothing of an empty log.
  ///
  /// It is not verified: the file is not trusted.
  /// - Returns: the note.
  /// - Throws: `untrustworthyTree` where it is no note, or what keeps the file from being read.
  package func lastCheckpoint() throws(EventLogError) -> SignedNote? {
    let text = try EventLogError.translating(path) {
      try queue.unsafeRead { try TreeReader(database: $0, path: path).lastCheckpoint() }
    }
    guard let text else { return nil }
    do {
      return try SignedNote(text.utf8)
    } catch {
      throw .untrustworthyTree(path: path, flaw: .checkpoint(error))
    }
  }

  /// The hashes of a tile of the tree, for proofs and for publishing.
  ///
  /// They are not verified: the file is not trusted.
  /// - Parameter tile: which, and how many of its hashes.
  /// - Returns: the hashes; fewer than asked for if the log has no more.
  /// - Throws: `untrustworthyTree` where a tile is missing, or what keeps the file from being read.
  package func hashes(of tile: TileCoordinate) throws(EventLogError) -> [TreeHash] {
    try EventLogError.translating(path) {
      try queue.unsafeRead { try TreeReader(database: $0, path: path).hashes(of: tile) }
    }
  }
}
