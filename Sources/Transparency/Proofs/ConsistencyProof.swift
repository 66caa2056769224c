/// Shows that a tree begins with all leaves of an older one (RFC 6962, section 2.1.2).
package struct ConsistencyProof: Hashable, Sendable {
  /// How many leaves the older tree has.
  package let oldSize: UInt64
  /// How many leaves the newer tree has.
  package let newSize: UInt64
  /// What the proof consists of.
  package let hashes: [TreeHash]

  /// Takes over a proof that came from somewhere; nothing is believed before it is verified.
  /// - Parameters:
  ///   - oldSize: how many leaves the older tree has.
  ///   - newSize: how many leaves the newer tree has.
  ///   - hashes: what the proof consists of.
  package init(oldSize: UInt64, newSize: UInt64, hashes: [TreeHash]) {
    self.oldSize = oldSize
    self.newSize = newSize
    self.hashes = hashes
  }

  /// Makes the proof from the newer tree's tiles; it is empty if the older tree is.
  /// - Parameters:
  ///   - oldSize: how many leaves the older tree has.
  ///   - newSize: how many leaves the newer tree has.
  ///   - read: gives a tile's hashes, as for ``TreeEdge/init(size:reading:)``; no tile is asked for
  ///     twice.
  /// - Throws: ``TransparencyError/smallerTree(oldSize:newSize:)``,
  ///   ``TransparencyError/shortTile(_:hashes:)``, and what `read` throws.
  package init(
    oldSize: UInt64, newSize: UInt64, reading read: (TileCoordinate) throws -> [TreeHash]
  ) throws {
    guard oldSize <= newSize else {
      throw TransparencyError.smallerTree(oldSize: oldSize, newSize: newSize)
    }
    let parts = oldSize == 0 ? [] : Self.parts(oldSize: oldSize, newSize: newSize)
    let hashes = try withoutActuallyEscaping(read) { read in
      var tiles = TileHashes(size: newSize, reading: read)
      return try parts.map { leaves throws in try tiles.root(of: leaves) }
    }
    self.init(oldSize: oldSize, newSize: newSize, hashes: hashes)
  }

  /// `PROOF(m, D)`: the leaves that each hash stands for, in the proof's order.
  private static func parts(oldSize: UInt64, newSize: UInt64) -> [Range<UInt64>] {
    var parts: [Range<UInt64>] = []
    var leaves = 0..<newSize
    while leaves.upperBound != oldSize {
      let split = leaves.split
      if oldSize <= split {
        parts.append(split..<leaves.upperBound)
        leaves = leaves.lowerBound..<split
      } else {
        parts.append(leaves.lowerBound..<split)
        leaves = split..<leaves.upperBound
      }
    }
    // The older tree itself is known to whoever checks, and is not repeated.
    if leaves.lowerBound > 0 { parts.append(leaves) }
    return parts.reversed()
  }

  /// Checks the proof.
  ///
  /// An older tree without leaves is not for it: any tree begins with nothing, and RFC 6962 has no
  /// proof of that.
  /// - Parameters:
  ///   - oldRoot: the older tree's root.
  ///   - newRoot: the newer tree's root.
  /// - Throws: ``TransparencyError/smallerTree(oldSize:newSize:)``,
  ///   ``TransparencyError/nothingToCompare``, ``TransparencyError/wrongProofLength(hashes:)``,
  ///   ``TransparencyError/inconsistent(oldSize:newSize:)``.
  package func verify(oldRoot: TreeHash, newRoot: TreeHash) throws(TransparencyError) {
    guard oldSize > 0 else { throw .nothingToCompare }
    guard oldSize <= newSize else { throw .smallerTree(oldSize: oldSize, newSize: newSize) }
    guard oldSize < newSize else {
      guard hashes.isEmpty else { throw .wrongProofLength(hashes: hashes.count) }
      guard oldRoot == newRoot else { throw .inconsistent(oldSize: oldSize, newSize: newSize) }
      return
    }
    let roots = try roots(from: oldRoot)
    guard roots == (oldRoot, newRoot) else {
      throw .inconsistent(oldSize: oldSize, newSize: newSize)
    }
  }

  /// The roots of both trees as the proof has them.
  private func roots(from oldRoot: TreeHash) throws(TransparencyError) -> (TreeHash, TreeHash) {
    // The largest subtree that both share: the older tree itself, or the proof's first hash.
    let isWhole = oldSize.nonzeroBitCount == 1
    guard let shared = isWhole ? oldRoot : hashes.first else {
      throw .wrongProofLength(hashes: hashes.count)
    }
    let height = UInt64(oldSize.trailingZeroBitCount)
    var place = (oldSize - 1) >> height
    var last = (newSize - 1) >> height
    var old = shared
    var new = shared
    for hash in isWhole ? hashes[...] : hashes.dropFirst() {
      guard last > 0 else { throw .wrongProofLength(hashes: hashes.count) }
      if place & 1 == 1 || place == last {
        old = TreeHash(node: hash, old)
        new = TreeHash(node: hash, new)
        while place & 1 == 0, place != 0 {
          place >>= 1
          last >>= 1
        }
      } else {
        new = TreeHash(node: new, hash)
      }
      place >>= 1
      last >>= 1
    }
    guard last == 0 else { throw .wrongProofLength(hashes: hashes.count) }
    return (old, new)
  }
}
