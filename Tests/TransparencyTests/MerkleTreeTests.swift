import Testing
import Transparency

@Suite struct MerkleTreeTests {
  private static let leaves = [
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
  ].map(bytes(hex:))

  /// The roots over the first 0…8 leaves, as every implementation of RFC 6962 has them.
  private static let roots = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ].map(bytes(hex:))

  @Test(arguments: 0...8)
  func rootsAreThoseOfTheVectors(size: Int) {
    #expect(MerkleTree.root(of: Self.leaves.prefix(size)) == Self.roots[size])
  }

  @Test func leavesAndNodesAreHashedApart() {
    #expect(
      MerkleTree.hash(leaf: "L123456".utf8)
        == bytes(hex: "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56"))
    #expect(
      MerkleTree.hash(node: "N123".utf8, "N456".utf8)
        == bytes(hex: "aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb"))
  }

  /// The definition of RFC 6962, 2.1, word by word.
  private func reference(_ leaves: ArraySlice<[UInt8]>) -> [UInt8] {
    guard let first = leaves.first else { return ContentHasher().digest() }
    guard leaves.count > 1 else { return MerkleTree.hash(leaf: first) }
    var split = 1
    while split * 2 < leaves.count { split *= 2 }
    return MerkleTree.hash(
      node: reference(leaves.prefix(split)), reference(leaves.dropFirst(split)))
  }

  @Test func rootsAreThoseOfTheDefinition() {
    let leaves = (0..<300).map { number in
      [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: number % 40)
    }
    var tree = MerkleTree()
    #expect(tree.root == reference([]))
    for (index, leaf) in leaves.enumerated() {
      tree.append(leaf: leaf)
      #expect(tree.root == reference(leaves.prefix(index + 1)), "\(index + 1) leaves")
      #expect(tree.size == UInt64(index + 1))
    }
  }

  @Test func bytesCountHoweverTheyAreHandedOver() {
    var tree = MerkleTree()
    let leaf: [UInt8] = [1, 2, 3]
    leaf.withUnsafeBytes { tree.append(leaf: $0) }
    #expect(tree.root == MerkleTree.root(of: [leaf]))
    #expect(
      tree.root == MerkleTree.root(of: [sequence(first: 1 as UInt8) { $0 < 3 ? $0 + 1 : nil }]))
  }
}
