package import EventLog
package import Transparency

/// Writes a log where anybody can read it: a directory of files as clients of tlog-tiles fetch them
/// from a server (C2SP tlog-tiles).
package struct Publication: Sendable {
  /// What was written.
  package struct Report: Hashable, Sendable {
    /// How many entries were there before.
    package let before: UInt64
    /// How many entries are there now.
    package let entries: UInt64
    /// How many files were written.
    package let files: Int
  }

  /// The most bytes of a checkpoint that are read.
  private static let noteLimit = 1 << 16

  private let log: EventLog
  private let verifier: NoteVerifier
  private let folder: OutputFolder

  /// Prepares a publication.
  ///
  /// - Parameters:
  ///   - log: The log.
  ///   - verifier: The log's key.
  ///   - directory: Where to; it is made where it does not exist.
  package init(of log: EventLog, verifier: NoteVerifier, to directory: String) {
    self.log = log
    self.verifier = verifier
    folder = OutputFolder(path: directory, readers: .everybody)
  }

  /// Writes what is not there yet.
  ///
  /// The checkpoint comes last and takes the old one's place in one step, once all that it speaks of is
  /// durable: whenever this is cut short, what is there can be verified.
  ///
  /// - Returns: What was written.
  /// - Throws: `AuditError.otherPublication` where the directory has a checkpoint that this log does not
  ///   go on from; `.file`, `.emptyLog`, `.transparency` or `.log`.
  package func write() throws(AuditError) -> Report {
    do {
      guard let note = try log.lastCheckpoint() else { throw AuditError.emptyLog }
      let signed = try SignedCheckpoint(opening: note, log: verifier)
      let old = try published(before: signed)
      let new = TileCoordinate.tiles(inTreeOf: signed.checkpoint.size).lazy
        .filter { $0.end > old.size >> UInt64($0.level * TileCoordinate.height) }
      var files = 1
      for tile in new { files += try write(tile) }
      folder.sync()
      // A crash up to here leaves the old checkpoint, and more tiles than it speaks of.
      try folder.replace("checkpoint", with: Array(note.serialized.utf8))
      return Report(before: old.size, entries: signed.checkpoint.size, files: files)
    } catch {
      throw AuditError(error)
    }
  }

  /// The tree that was published last, once it is shown that the log goes on from it.
  private func published(before signed: SignedCheckpoint) throws -> TreeHead {
    guard let bytes = try InputFile.bytes(of: folder.path + "/checkpoint", limit: Self.noteLimit)
    else {
      return .empty
    }
    do {
      let note = try SignedNote(bytes)
      let old = try SignedCheckpoint(opening: note, log: verifier).checkpoint.head
      let proof = try ConsistencyProof(
        oldSize: old.size, newSize: signed.checkpoint.size, reading: { try log.hashes(of: $0) })
      try signed.checkpoint.head.verify(extends: old, proof: proof.hashes)
      return old
    } catch let error as TransparencyError {
      throw AuditError.otherPublication(path: folder.path, cause: error)
    }
  }

  /// Writes a tile, and the entries under one of level 0.
  /// - Returns: How many files that were.
  private func write(_ tile: TileCoordinate) throws -> Int {
    let hashes = Array(try log.hashes(of: tile).prefix(tile.width))
    guard hashes.count == tile.width else {
      throw TransparencyError.shortTile(tile, hashes: hashes.count)
    }
    try folder.write(
      Tile(level: tile.level, number: tile.number, hashes: hashes).bytes, to: tile.path)
    guard tile.level == 0 else { return 1 }
    let first = Int64(tile.number) * Int64(TileCoordinate.fullWidth)
    let start = Position(rawValue: first) ?? .beginning
    let records = try log.entries(after: start, limit: tile.width).map { Array($0.record.utf8) }
    // What is published has to be what was signed: a reader would find out anyway.
    guard records.map({ TreeHash(leaf: $0) }) == hashes else {
      throw TransparencyError.notIncluded(index: UInt64(first), size: UInt64(first) + 256)
    }
    try folder.write(try EntryBundle.encode(records), to: tile.bundlePath)
    return 2
  }
}

extension TileCoordinate {
  /// How many hashes of its level there are up to the tile's end.
  fileprivate var end: UInt64 { number * UInt64(Self.fullWidth) + UInt64(width) }
}
