/// The hashes of a tree's inner nodes, computed from tiles of which each is read once.
struct TileHashes {
  private let size: UInt64
  private let read: (TileCoordinate) throws -> [TreeHash]
  private var tiles: [TileCoordinate: [TreeHash]] = [:]

  /// - Parameters:
  ///   - size: How many leaves the tree has.
  ///   - read: Gives a tile's hashes; see ``TreeEdge/init(size:reading:)``.
  init(size: UInt64, reading read: @escaping (TileCoordinate) throws -> [TreeHash]) {
    self.size = size
    self.read = read
  }

  /// The root over some of the leaves: those that one hash of a proof stands for.
  mutating func root(of leaves: Range<UInt64>) throws -> TreeHash {
    let nodes = TreeNode.nodes(of: leaves)
    let subtrees = try nodes.map { node throws in try hash(of: node) }
    guard var root = subtrees.last else { return .ofNothing }
    for left in subtrees.dropLast().reversed() { root = TreeHash(node: left, root) }
    return root
  }

  private mutating func hash(of node: TreeNode) throws -> TreeHash {
    let place = node.place(inTreeOf: size)
    let hashes = try tiles[place.tile] ?? place.tile.checked(read(place.tile))
    tiles[place.tile] = hashes
    return CompactRange(hashes[place.hashes]).root
  }
}

extension TileCoordinate {
  /// What was read of the tile, cut to its width.
  func checked(_ hashes: [TreeHash]) throws(TransparencyError) -> [TreeHash] {
    guard hashes.count >= width else { throw .shortTile(self, hashes: hashes.count) }
    return Array(hashes.prefix(width))
  }
}
