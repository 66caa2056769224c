import Testing
import Transparency

@Suite struct CompactRangeTests {
  @Test func rootsAndLeavesAreThoseOfTheVectors() throws {
    let vectors = try Vectors.read()
    #expect(vectors.leaves == (try vectors.leafHashHex.map(hash(hex:))))
    var range = CompactRange()
    #expect(range.root == (try hash(hex: vectors.rfc6962Hasher.emptyRoot)))
    for (leaf, root) in zip(vectors.leaves, vectors.rootHexBySize.dropFirst()) {
      range.append(leaf)
      #expect(range.root == (try hash(hex: root)))
    }
    let empty: [UInt8] = []
    #expect(TreeHash(leaf: empty) == (try hash(hex: vectors.rfc6962Hasher.leafOfEmpty)))
    #expect(TreeHash(leaf: "L123456".utf8) == (try hash(hex: vectors.rfc6962Hasher.leafL123456)))
  }

  /// The vector's children are not hashes, and no node of ours has such.
  @Test func theVectorOfANodeIsOfOnePrefixAndBothChildren() throws {
    var hasher = ContentHasher()
    hasher.update([1])
    hasher.update("N123N456".utf8)
    #expect(hasher.digest() == bytes(hex: try Vectors.read().rfc6962Hasher.nodeN123N456))
    var node = ContentHasher()
    let children = ReferenceTree.leaves(2)
    node.update([1] + children[0].bytes + children[1].bytes)
    #expect(node.digest() == TreeHash(node: children[0], children[1]).bytes)
  }

  @Test func rootsAreThoseOfTheDefinition() {
    let leaves = ReferenceTree.leaves(300)
    let reference = ReferenceTree(leaves)
    var range = CompactRange()
    for (index, leaf) in leaves.enumerated() {
      range.append(leaf)
      #expect(range.root == reference.root(0..<index + 1), "\(index + 1) leaves")
      #expect(range.size == UInt64(index + 1))
      #expect(CompactRange(size: range.size, subtrees: range.subtrees) == range)
    }
  }

  @Test(arguments: [0, 1, 2, 3, 255, 256, 257, 511, 512, 1300], [0, 1, 255, 256, 300])
  func shortLeavesAreAppendedAsTheyWouldBeOneByOne(count: Int, before: Int) {
    for width in [1, 16, CompactRange.longestShortLeaf] {
      let data = (0..<count * width).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
      var range = CompactRange(ReferenceTree.leaves(before))
      var reference = range
      data.withUnsafeBytes { range.append(leaves: $0, width: width) }
      for start in stride(from: 0, to: data.count, by: width) {
        reference.append(TreeHash(leaf: data[start..<start + width]))
      }
      #expect(range == reference, "\(width) bytes each")
    }
  }

  @Test func subtreesStandForTheirLeaves() {
    let leaves = ReferenceTree.leaves(300)
    let reference = ReferenceTree(leaves)
    for height in 0..<9 {
      var range = CompactRange()
      var end = 0
      while end + 1 << height <= leaves.count {
        range.append(subtree: reference.root(end..<end + 1 << height), height: height)
        end += 1 << height
      }
      #expect(range == CompactRange(leaves.prefix(end)), "height \(height)")
      for leaf in leaves[end...] { range.append(leaf) }
      #expect(range.root == reference.root(0..<300))
    }
  }

  @Test func aSizeNeedsOneRootForEachBit() {
    let leaves = ReferenceTree.leaves(3)
    #expect(CompactRange(size: 4, subtrees: Array(leaves.prefix(2))) == nil)
    #expect(CompactRange(size: 3, subtrees: Array(leaves.prefix(1))) == nil)
    #expect(CompactRange(size: 0, subtrees: [])?.root == .ofNothing)
  }
}
