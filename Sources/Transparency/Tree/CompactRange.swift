/// The Merkle tree of RFC 6962, section 2.1, over leaves that arrive one after another.
///
/// Only the roots of the complete subtrees that make it up are kept, one for each bit that is set in
/// the number of leaves: O(log n) memory, and O(1) hashes a leaf on average.
package struct CompactRange: Hashable, Sendable {
  /// How many leaves there are.
  package private(set) var size: UInt64 = 0

  /// Roots of complete subtrees, the largest, which is the leftmost, first.
  package private(set) var subtrees: [TreeHash] = []

  /// Starts without leaves.
  package init() {}

  /// Takes up what was there before; there is nothing to take up if there are more or fewer roots.
  /// - Parameters:
  ///   - size: how many leaves there are.
  ///   - subtrees: the roots of the complete subtrees, one for each bit that is set in `size`, the
  ///     largest first.
  package init?(size: UInt64, subtrees: [TreeHash]) {
    guard subtrees.count == size.nonzeroBitCount else { return nil }
    self.size = size
    self.subtrees = subtrees
  }

  /// The tree over the hashes of all its leaves.
  /// - Parameter leaves: the hashes, in order.
  package init(_ leaves: some Sequence<TreeHash>) {
    for leaf in leaves { append(leaf) }
  }

  /// Appends a leaf at the right.
  /// - Parameter leaf: the leaf's hash.
  package mutating func append(_ leaf: TreeHash) {
    append(subtree: leaf, height: 0)
  }

  /// Appends a complete subtree at the right, so that a reader may jump over whole tiles.
  /// - Parameters:
  ///   - root: the subtree's root.
  ///   - height: the subtree has 2^height leaves. The tree's size must be a multiple of that: no
  ///     other subtree of this height is a node of the tree.
  package mutating func append(subtree root: TreeHash, height: Int) {
    precondition(
      size.trailingZeroBitCount >= height, "a subtree begins at a multiple of its size")
    var root = root
    // As in adding one to a binary number: each bit that is set at the low end carries over, its
    // subtree joining the new one's left side.
    for _ in 0..<(~(size >> UInt64(height))).trailingZeroBitCount {
      root = TreeHash(node: subtrees.removeLast(), root)
    }
    subtrees.append(root)
    size += 1 << UInt64(height)
  }

  /// The root over all leaves so far; more may follow.
  package var root: TreeHash {
    guard var root = subtrees.last else { return .ofNothing }
    for left in subtrees.dropLast().reversed() { root = TreeHash(node: left, root) }
    return root
  }
}
