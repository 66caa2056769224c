import Testing
import Transparency

@Suite struct ProofTests {
  @Test func inclusionProofsAreThoseOfTheVectors() throws {
    let vectors = try Vectors.read()
    let store = TileStore(vectors.leaves)
    for vector in vectors.inclusion {
      let proof = try InclusionProof(index: vector.index, size: vector.size, reading: store.read)
      #expect(proof.hashes == (try vector.proofHex.map(hash(hex:))))
      let root = try hash(hex: vectors.rootHexBySize[Int(vector.size)])
      try proof.verify(leaf: vectors.leaves[Int(vector.index)], root: root)
    }
  }

  @Test func consistencyProofsAreThoseOfTheVectors() throws {
    let vectors = try Vectors.read()
    let store = TileStore(vectors.leaves)
    for vector in vectors.consistency {
      let proof = try ConsistencyProof(
        oldSize: vector.size1, newSize: vector.size2, reading: store.read)
      #expect(proof.hashes == (try vector.proofHex.map(hash(hex:))))
      try proof.verify(
        oldRoot: hash(hex: vectors.rootHexBySize[Int(vector.size1)]),
        newRoot: hash(hex: vectors.rootHexBySize[Int(vector.size2)]))
    }
  }

  private static let most = 300
  private static let leaves = ReferenceTree.leaves(65_600)

  @Test func everyInclusionProofOfTheDefinitionIsAccepted() throws {
    let reference = ReferenceTree(Self.leaves)
    for size in 1...Self.most {
      let root = reference.root(0..<size)
      for index in 0..<size {
        try InclusionProof(
          index: UInt64(index), size: UInt64(size), hashes: reference.path(index, 0..<size)
        ).verify(leaf: Self.leaves[index], root: root)
      }
    }
  }

  @Test func everyConsistencyProofOfTheDefinitionIsAccepted() throws {
    let reference = ReferenceTree(Self.leaves)
    for newSize in 1...Self.most {
      for oldSize in 1...newSize {
        try ConsistencyProof(
          oldSize: UInt64(oldSize), newSize: UInt64(newSize),
          hashes: reference.sub(oldSize, 0..<newSize, true)
        ).verify(
          oldRoot: reference.root(0..<oldSize), newRoot: reference.root(0..<newSize))
      }
    }
  }

  /// Up to the size at which a tile is full, then beside it: all of them would take a minute.
  private static let made = Array(1...100) + [127, 128, 129, 255, 256, 257, 299, most]

  @Test func everyProofFromTilesIsThatOfTheDefinition() throws {
    let reference = ReferenceTree(Self.leaves)
    let store = TileStore(Array(Self.leaves.prefix(Self.most)))
    for size in Self.made {
      for index in 0..<size {
        let inclusion = try InclusionProof(
          index: UInt64(index), size: UInt64(size), reading: store.read)
        let consistency = try ConsistencyProof(
          oldSize: UInt64(index + 1), newSize: UInt64(size), reading: store.read)
        guard inclusion.hashes == reference.path(index, 0..<size),
          consistency.hashes == reference.sub(index + 1, 0..<size, true)
        else {
          Issue.record("\(index) of \(size)")
          return
        }
      }
    }
  }

  @Test(arguments: [255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537])
  func proofsAcrossTilesAreThoseOfTheDefinition(size: Int) throws {
    let reference = ReferenceTree(Self.leaves)
    let store = TileStore(Self.leaves)
    let root = reference.root(0..<size)
    for place in [0, 1, 127, 128, 254, 255, 256, 257, 510, 511, 512, 32_768, 65_534, size - 1]
    where place < size {
      var read: [TileCoordinate] = []
      let proof = try InclusionProof(index: UInt64(place), size: UInt64(size)) { tile in
        read.append(tile)
        return store.read(tile)
      }
      #expect(proof.hashes == reference.path(place, 0..<size))
      #expect(Set(read).count == read.count)
      #expect(read.count <= 6)
      try proof.verify(leaf: Self.leaves[place], root: root)

      let consistency = try ConsistencyProof(
        oldSize: UInt64(place + 1), newSize: UInt64(size), reading: store.read)
      #expect(consistency.hashes == reference.sub(place + 1, 0..<size, true))
      try consistency.verify(oldRoot: reference.root(0..<place + 1), newRoot: root)
    }
  }
}
