/// A tree by its size and root.
package struct TreeHead: Hashable, Sendable {
  /// How many leaves there are.
  package let size: UInt64
  /// The root over them.
  package let root: TreeHash

  /// The tree without leaves, which every tree begins with.
  package static let empty = TreeHead(size: 0, root: .ofNothing)

  /// Says what a tree is like.
  /// - Parameters:
  ///   - size: how many leaves there are.
  ///   - root: the root over them.
  package init(size: UInt64, root: TreeHash) {
    self.size = size
    self.root = root
  }

  /// Checks that the tree begins with all leaves of an older one.
  ///
  /// From a tree without leaves the proof must be empty (C2SP tlog-witness); RFC 6962 has none.
  /// - Parameters:
  ///   - old: the older tree.
  ///   - proof: the hashes of the consistency proof.
  /// - Throws: ``TransparencyError/wrongEmptyRoot`` and what
  ///   ``ConsistencyProof/verify(oldRoot:newRoot:)`` throws.
  package func verify(extends old: TreeHead, proof: [TreeHash]) throws(TransparencyError) {
    for head in [old, self] where head.size == 0 {
      guard head.root == .ofNothing else { throw .wrongEmptyRoot }
    }
    guard old.size > 0 else {
      guard proof.isEmpty else { throw .wrongProofLength(hashes: proof.count) }
      return
    }
    try ConsistencyProof(oldSize: old.size, newSize: size, hashes: proof)
      .verify(oldRoot: old.root, newRoot: root)
  }
}
