/// A complete subtree by its place: the leaves [index · 2^height, (index + 1) · 2^height).
struct TreeNode: Hashable {
  let height: Int
  let index: UInt64

  /// The complete subtrees that make up a run of leaves, from left to right.
  ///
  /// - Parameter leaves: A part of a tree that a proof has a hash of: it begins at a multiple of
  ///   the smallest power of two that is not less than its length.
  /// - Returns: The subtrees, each as large as it can be.
  static func nodes(of leaves: Range<UInt64>) -> [TreeNode] {
    var nodes: [TreeNode] = []
    var start = leaves.lowerBound
    while start < leaves.upperBound {
      let height =
        (leaves.upperBound - start).bitWidth - 1
        - (leaves.upperBound - start).leadingZeroBitCount
      nodes.append(TreeNode(height: height, index: start >> UInt64(height)))
      start += 1 << UInt64(height)
    }
    return nodes
  }

  /// The tile of a tree that the node is computed from, and which of the tile's hashes it needs.
  ///
  /// - Parameter size: How many leaves the tree has; the node must be complete in it.
  /// - Returns: The tile, and the places of the hashes in it.
  func place(inTreeOf size: UInt64) -> (tile: TileCoordinate, hashes: Range<Int>) {
    let level = height / TileCoordinate.height
    let count = 1 << (height % TileCoordinate.height)
    let first = index * UInt64(count)
    let number = first / UInt64(TileCoordinate.fullWidth)
    let offset = Int(first % UInt64(TileCoordinate.fullWidth))
    let width = TileCoordinate.width(level: level, number: number, inTreeOf: size)
    return (TileCoordinate(level: level, number: number, width: width), offset..<offset + count)
  }
}
