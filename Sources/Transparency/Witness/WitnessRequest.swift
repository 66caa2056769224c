/// Asks a witness to look at a checkpoint: the body of `add-checkpoint` (C2SP tlog-witness).
package struct WitnessRequest: Hashable, Sendable {
  /// How large the log was when the witness last saw it, as the log believes.
  package let oldSize: UInt64
  /// The hashes of the consistency proof from there.
  package let hashes: [TreeHash]
  /// The log's new checkpoint.
  package let note: SignedNote

  /// Makes the request from a log's tiles.
  /// - Parameters:
  ///   - oldSize: how large the log was when the witness last saw it; 0 if it never did.
  ///   - signed: the log's new checkpoint.
  ///   - read: gives a tile's hashes, as for ``TreeEdge/init(size:reading:)``.
  /// - Throws: what ``ConsistencyProof/init(oldSize:newSize:reading:)`` throws.
  package init(
    oldSize: UInt64, to signed: SignedCheckpoint,
    reading read: (TileCoordinate) throws -> [TreeHash]
  ) throws {
    self.oldSize = oldSize
    hashes = try ConsistencyProof(
      oldSize: oldSize, newSize: signed.checkpoint.size, reading: read
    ).hashes
    note = signed.note
  }

  /// Reads a request; nothing in it is believed before it is answered.
  /// - Parameter bytes: the request's body.
  /// - Throws: ``TransparencyError/malformed(_:reason:)``.
  package init(_ bytes: some Collection<UInt8>) throws(TransparencyError) {
    var preamble = try NotePreamble(bytes, of: .witnessRequest)
    oldSize = try preamble.number(of: "old")
    hashes = try preamble.hashes()
    note = preamble.note
  }

  /// The request's body; what was read comes back byte for byte.
  package var serialized: String {
    let lines = ["old \(oldSize)"] + hashes.map(\.base64)
    return lines.joined(separator: "\n") + "\n\n" + note.serialized
  }
}
