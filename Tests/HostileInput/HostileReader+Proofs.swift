import Transparency

extension HostileReader {
  /// What proves that something is in a log, and the tiles that proofs are made of.
  static let proofs = [logProof, witnessRequest, bareProof, tilePath, tile, entryBundle]

  private static let nobodysLeaf = TreeHash(leaf: Array("nobody has ever recorded this".utf8))

  private static let logProof = HostileReader("log-proof") { bytes throws(BrokenPromise) in
    guard let proof = try? LogProof(bytes) else { return false }
    try require(proof.serialized.utf8.elementsEqual(bytes), "a proof comes back byte for byte")
    try require(proof.hashes.count <= 63, "a proof has as many hashes as a tree has levels")
    guard let checkpoint = try? Checkpoint(text: proof.note.text) else { return true }
    let inclusion = InclusionProof(
      index: proof.index, size: checkpoint.size, hashes: proof.hashes)
    try require(
      (try? inclusion.verify(leaf: nobodysLeaf, root: checkpoint.root)) == nil,
      "nothing proves what was never recorded")
    return true
  }

  private static let witnessRequest = HostileReader("witness-request") {
    bytes throws(BrokenPromise) in
    guard let request = try? WitnessRequest(bytes) else { return false }
    try require(request.serialized.utf8.elementsEqual(bytes), "a request comes back byte for byte")
    guard let checkpoint = try? Checkpoint(text: request.note.text) else { return true }
    let old = TreeHead(size: request.oldSize, root: nobodysLeaf)
    let proves = (try? checkpoint.head.verify(extends: old, proof: request.hashes)) != nil
    try require(!proves || request.oldSize == 0, "no log has grown out of what it never was")
    return true
  }

  /// Eight bytes of an index or old size, eight of a size, and hashes: numbers that no text has.
  private static let bareProof = HostileReader("bare-proof") { bytes throws(BrokenPromise) in
    guard bytes.count >= 16 else { return false }
    let (first, size) = (number(bytes[..<8]), number(bytes[8..<16]))
    let hashes = stride(from: 16, to: bytes.count, by: 32).compactMap {
      TreeHash(bytes[$0..<min($0 + 32, bytes.count)])
    }
    let inclusion = InclusionProof(index: first, size: size, hashes: hashes)
    let consistency = ConsistencyProof(oldSize: first, newSize: size, hashes: hashes)
    let isIncluded = (try? inclusion.verify(leaf: nobodysLeaf, root: .ofNothing)) != nil
    let isConsistent =
      (try? consistency.verify(oldRoot: nobodysLeaf, newRoot: .ofNothing)) != nil
    try require(!isIncluded, "no leaf has the root of nothing above it")
    try require(!isConsistent, "no log has become empty")
    return true
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static let tilePath = ofText("tile-path") { text throws(BrokenPromise) in
    let tile = try? TileCoordinate(path: text)
    let bundle = try? TileCoordinate(bundlePath: text)
    if let tile {
      try require(tile.path.utf8.elementsEqual(text.utf8), "a path comes back byte for byte")
    }
    if let bundle {
      try require(
        bundle.bundlePath.utf8.elementsEqual(text.utf8), "a path comes back byte for byte")
    }
    try require(tile == nil || bundle == nil, "a path is of a tile or of a bundle")
    return tile != nil || bundle != nil
  }

  private static let tile = HostileReader("tile") { bytes throws(BrokenPromise) in
    let hashes = Tile.hashes(of: bytes)
    try require(
      bytes.withUnsafeBytes { Tile.hashes(of: $0) } == hashes, "both readers read the same")
    guard let hashes else { return false }
    try require(
      Tile(level: 0, number: 0, hashes: hashes).bytes == bytes, "a tile comes back byte for byte")
    return true
  }

  private static let entryBundle = HostileReader("entry-bundle") { bytes throws(BrokenPromise) in
    let widths = (0...4).filter { (try? EntryBundle.decode(bytes, width: $0)) != nil }
    try require(widths.count <= 1, "a bundle holds so many entries and no other number")
    guard let width = widths.first, let entries = try? EntryBundle.decode(bytes, width: width)
    else { return false }
    let written = try? EntryBundle.encode(entries)
    try require(written == bytes, "a bundle comes back byte for byte")
    return true
  }
}
