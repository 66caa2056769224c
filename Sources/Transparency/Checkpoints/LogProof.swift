/// Shows, without the log at hand, that an entry is in it: a `.tlog-proof` file (C2SP tlog-proof).
package struct LogProof: Hashable, Sendable {
  private static let header = "c2sp.org/tlog-proof@v1"

  /// Where the entry is, from 0.
  package let index: UInt64
  /// The hashes of the inclusion proof, the leaf's sibling first.
  package let hashes: [TreeHash]
  /// Bytes that the proof's maker added; nothing authenticates them.
  package let extra: [UInt8]?
  /// The log's checkpoint, as it was published.
  package let note: SignedNote

  /// Makes the proof from a log's tiles.
  /// - Parameters:
  ///   - index: where the entry is, from 0.
  ///   - signed: a checkpoint at which the entry is in the log.
  ///   - extra: bytes to add that whoever reads must not trust.
  ///   - read: gives a tile's hashes, as for ``TreeEdge/init(size:reading:)``.
  /// - Throws: what ``InclusionProof/init(index:size:reading:)`` throws.
  package init(
    index: UInt64, in signed: SignedCheckpoint, extra: [UInt8]? = nil,
    reading read: (TileCoordinate) throws -> [TreeHash]
  ) throws {
    self.index = index
    hashes = try InclusionProof(index: index, size: signed.checkpoint.size, reading: read).hashes
    self.extra = extra
    note = signed.note
  }

  /// Reads a file; nothing in it is believed before it is verified.
  /// - Parameter bytes: the file.
  /// - Throws: ``TransparencyError/malformed(_:reason:)``.
  package init(_ bytes: some Collection<UInt8>) throws(TransparencyError) {
    var preamble = try NotePreamble(bytes, of: .logProof)
    try preamble.take(Self.header)
    if let text = preamble.value(of: "extra") {
      guard let extra = Base64.decode(text.utf8) else {
        throw .malformed(.logProof, reason: "its extra bytes are not base64")
      }
      self.extra = extra
    } else {
      extra = nil
    }
    index = try preamble.number(of: "index")
    hashes = try preamble.hashes()
    note = preamble.note
  }

  /// The file; what was read comes back byte for byte.
  package var serialized: String {
    var lines = [Self.header]
    if let extra { lines.append("extra \(Base64.encode(extra))") }
    lines.append("index \(index)")
    lines += hashes.map(\.base64)
    return lines.joined(separator: "\n") + "\n\n" + note.serialized
  }

  /// Checks the proof.
  /// - Parameters:
  ///   - leaf: the hash of the entry that is claimed to be in the log.
  ///   - log: the log's key.
  ///   - witnesses: keys of witnesses that are known.
  /// - Returns: the checkpoint, with who has signed it; whether they suffice is for the caller to
  ///   say.
  /// - Throws: what ``SignedCheckpoint/init(opening:log:witnesses:)`` and
  ///   ``InclusionProof/verify(leaf:root:)`` throw.
  package func verify(
    leaf: TreeHash, log: NoteVerifier, witnesses: [NoteVerifier] = []
  ) throws(TransparencyError) -> SignedCheckpoint {
    let signed = try SignedCheckpoint(opening: note, log: log, witnesses: witnesses)
    try InclusionProof(index: index, size: signed.checkpoint.size, hashes: hashes)
      .verify(leaf: leaf, root: signed.checkpoint.root)
    return signed
  }
}
