/// Shows that a leaf is in a tree, without the other leaves (RFC 6962, section 2.1.1).
package struct InclusionProof: Hashable, Sendable {
  /// Where the leaf is, from 0.
  package let index: UInt64
  /// How many leaves the tree has.
  package let size: UInt64
  /// The roots of the subtrees beside the way from the leaf to the root, the leaf's sibling first.
  package let hashes: [TreeHash]

  /// Takes over a proof that came from somewhere; nothing is believed before it is verified.
  /// - Parameters:
  ///   - index: where the leaf is said to be, from 0.
  ///   - size: how many leaves the tree has.
  ///   - hashes: what the proof consists of.
  package init(index: UInt64, size: UInt64, hashes: [TreeHash]) {
    self.index = index
    self.size = size
    self.hashes = hashes
  }

  /// Makes the proof from a tree's tiles.
  /// - Parameters:
  ///   - index: where the leaf is, from 0.
  ///   - size: how many leaves the tree has.
  ///   - read: gives a tile's hashes, as for ``TreeEdge/init(size:reading:)``; no tile is asked for
  ///     twice.
  /// - Throws: ``TransparencyError/indexOutsideTree(index:size:)``,
  ///   ``TransparencyError/shortTile(_:hashes:)``, and what `read` throws.
  package init(
    index: UInt64, size: UInt64, reading read: (TileCoordinate) throws -> [TreeHash]
  ) throws {
    guard index < size else {
      throw TransparencyError.indexOutsideTree(index: index, size: size)
    }
    let parts = Self.parts(index: index, size: size)
    let hashes = try withoutActuallyEscaping(read) { read in
      var tiles = TileHashes(size: size, reading: read)
      return try parts.map { leaves throws in try tiles.root(of: leaves) }
    }
    self.init(index: index, size: size, hashes: hashes)
  }

  /// Makes the proof from the hashes of all leaves, for a tree that has no tiles.
  /// - Parameters:
  ///   - index: where the leaf is, from 0.
  ///   - leaves: the leaves' hashes, in order.
  /// - Throws: ``TransparencyError/indexOutsideTree(index:size:)``.
  package init(index: UInt64, leaves: [TreeHash]) throws(TransparencyError) {
    let size = UInt64(leaves.count)
    guard index < size else { throw .indexOutsideTree(index: index, size: size) }
    let hashes = Self.parts(index: index, size: size).map { part in
      CompactRange(leaves[Int(part.lowerBound)..<Int(part.upperBound)]).root
    }
    self.init(index: index, size: size, hashes: hashes)
  }

  /// `PATH(m, D)`: the leaves beside the way, the leaf's sibling first.
  private static func parts(index: UInt64, size: UInt64) -> [Range<UInt64>] {
    var parts: [Range<UInt64>] = []
    var leaves = 0..<size
    while leaves.upperBound - leaves.lowerBound > 1 {
      let split = leaves.split
      if index < split {
        parts.append(split..<leaves.upperBound)
        leaves = leaves.lowerBound..<split
      } else {
        parts.append(leaves.lowerBound..<split)
        leaves = split..<leaves.upperBound
      }
    }
    return parts.reversed()
  }

  /// Checks the proof.
  /// - Parameters:
  ///   - leaf: the leaf's hash, computed from what is claimed to be in the tree.
  ///   - root: the tree's root, from a checkpoint that is believed.
  /// - Throws: ``TransparencyError/indexOutsideTree(index:size:)``,
  ///   ``TransparencyError/wrongProofLength(hashes:)``,
  ///   ``TransparencyError/notIncluded(index:size:)``.
  package func verify(leaf: TreeHash, root: TreeHash) throws(TransparencyError) {
    guard index < size else { throw .indexOutsideTree(index: index, size: size) }
    var place = index
    var last = size - 1
    var hash = leaf
    for sibling in hashes {
      guard last > 0 else { throw .wrongProofLength(hashes: hashes.count) }
      if place & 1 == 1 || place == last {
        hash = TreeHash(node: sibling, hash)
        // A right edge that has no sibling at the levels between moves up as it is.
        while place & 1 == 0, place != 0 {
          place >>= 1
          last >>= 1
        }
      } else {
        hash = TreeHash(node: hash, sibling)
      }
      place >>= 1
      last >>= 1
    }
    guard last == 0 else { throw .wrongProofLength(hashes: hashes.count) }
    guard hash == root else { throw .notIncluded(index: index, size: size) }
  }
}

extension Range<UInt64> {
  /// Where RFC 6962 splits a tree over these leaves: behind the largest power of two of them that
  /// leaves one for the right.
  var split: UInt64 {
    let last = upperBound - lowerBound - 1
    return lowerBound + 1 << UInt64(last.bitWidth - 1 - last.leadingZeroBitCount)
  }
}
