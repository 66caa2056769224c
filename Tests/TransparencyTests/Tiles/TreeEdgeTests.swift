import Testing
import Transparency

@Suite struct TreeEdgeTests {
  private static let leaves = ReferenceTree.leaves(66_000)
  private static let sizes = [0, 1, 2, 255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537]

  @Test(arguments: sizes)
  func rootAndSizeAreThoseOfTheTree(size: Int) throws {
    let leaves = Self.leaves.prefix(size)
    let store = TileStore(Array(leaves))
    #expect(store.edge.size == UInt64(size))
    #expect(store.edge.root == CompactRange(leaves).root)
    #expect(store.edge.range == CompactRange(leaves))
  }

  /// A process that starts anew goes on like one that kept the edge.
  @Test(arguments: sizes)
  func aRestoredEdgeIsTheSame(size: Int) throws {
    let store = TileStore(Array(Self.leaves.prefix(size)))
    #expect(try TreeEdge(size: UInt64(size), reading: store.read) == store.edge)
  }

  /// The edge of a tree that has grown since: its tiles are the beginnings of what is stored.
  @Test func edgesOfEarlierSizesAreRead() throws {
    let store = TileStore(Array(Self.leaves.prefix(700)))
    for size in Self.sizes + [300, 600, 699, 700] where size <= 700 {
      let edge = try TreeEdge(size: UInt64(size), reading: store.read)
      #expect(edge.root == CompactRange(Self.leaves.prefix(size)).root)
    }
  }

  @Test(arguments: [1, 3, 100, 255, 256, 257, 1000, 66_000])
  func tilesDoNotDependOnHowManyLeavesCameAtOnce(step: Int) {
    var store = TileStore()
    let count = step < 1_000 ? 2_000 : Self.leaves.count
    for start in stride(from: 0, to: count, by: step) {
      store.append(Self.leaves[start..<min(start + step, count)])
    }
    let whole = TileStore(Array(Self.leaves.prefix(count)))
    #expect(store.tiles == whole.tiles)
    #expect(store.edge == whole.edge)
  }

  @Test func onlyWhatHasGrownIsWritten() {
    var edge = TreeEdge()
    #expect(edge.append(Self.leaves[..<255]).isEmpty)
    #expect(
      edge.append(Self.leaves[255..<256]).map(\.coordinate.path)
        == ["tile/0/000", "tile/1/000.p/1"])
    #expect(edge.append(Self.leaves[256..<257]).isEmpty)
    #expect(
      edge.append(Self.leaves[257..<1100]).map(\.coordinate.path)
        == ["tile/0/001", "tile/0/002", "tile/0/003", "tile/1/000.p/4"])
    _ = edge.append(Self.leaves[1100..<65_500])
    #expect(
      edge.append(Self.leaves[65_500..<65_800]).map(\.coordinate.path)
        == ["tile/0/255", "tile/1/000", "tile/0/256", "tile/1/001.p/1", "tile/2/000.p/1"])
  }

  @Test func aTileHoldsTheRootsOfThoseBelow() {
    let store = TileStore(Self.leaves)
    let upper = store.read(TileCoordinate(level: 1, number: 0))
    for (number, root) in upper.enumerated() {
      let start = number * TileCoordinate.fullWidth
      let tile = Tile(
        level: 0, number: UInt64(number), hashes: Array(Self.leaves[start..<start + 256]))
      #expect(tile.root == root)
      #expect(Tile.hashes(of: tile.bytes) == tile.hashes)
    }
    #expect(CompactRange(upper).root == store.read(TileCoordinate(level: 2, number: 0))[0])
  }

  @Test func shortTilesAreRefused() throws {
    let store = TileStore(Array(Self.leaves.prefix(600)))
    let short = TransparencyError.shortTile(
      TileCoordinate(level: 1, number: 0, width: 2), hashes: 1)
    #expect(throws: short) {
      try TreeEdge(size: 600) { tile in
        tile.level == 1 ? Array(store.read(tile).prefix(1)) : store.read(tile)
      }
    }
  }

  @Test(arguments: [0, 1, 31, 33, 8_191, 8_193, 8_224])
  func otherLengthsAreNoTile(length: Int) {
    #expect(Tile.hashes(of: [UInt8](repeating: 0, count: length)) == nil)
  }
}
