internal import GRDB
package import Transparency

extension EventLog {
  /// The checkpoint of the most entries, as ``checkpoint(of:)`` gives it; nothing of an empty log.
  ///
  /// - Returns: the note.
  /// - Throws: `untrustworthyTree` where it is no note, or what keeps the file from being read.
  package func lastCheckpoint() throws(EventLogError) -> SignedNote? { try checkpoint(of: nil) }

  /// The checkpoint of a size, as it was signed, with the cosignatures that are kept of it.
  ///
  /// It is not verified: the file is not trusted.
  /// - Parameter size: how many entries; nil for the most that there are.
  /// - Returns: the note; nothing where there is no checkpoint of the size.
  /// - Throws: `untrustworthyTree` where it is no note, or what keeps the file from being read.
  package func checkpoint(of size: UInt64?) throws(EventLogError) -> SignedNote? {
    let text = try EventLogError.translating(path) {
      try queue.unsafeRead { try TreeReader(database: $0, path: path).checkpoint(of: size) }
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
