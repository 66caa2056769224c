import Testing
import Transparency

/// Proofs that somebody has changed, in each way there is.
@Suite struct HostileProofTests {
  private static let leaves = ReferenceTree.leaves(40)
  private static let store = TileStore(leaves)
  private static let stranger = TreeHash(leaf: "stranger".utf8)

  private static func root(_ size: Int) -> TreeHash { CompactRange(leaves.prefix(size)).root }

  /// The hashes, changed in one way after the other.
  private static func spoiled(_ hashes: [TreeHash]) -> [[TreeHash]] {
    var all: [[TreeHash]] = [hashes + [stranger], [stranger] + hashes]
    if !hashes.isEmpty { all += [[], Array(hashes.dropFirst()), hashes.dropLast()] }
    if let first = hashes.first, let last = hashes.last {
      all += [hashes + [last], [first] + hashes]
    }
    for place in hashes.indices {
      var other = hashes
      other[place] = stranger
      all.append(other)
      if place > 0 {
        other = hashes
        other.swapAt(place - 1, place)
        all.append(other)
      }
    }
    return all
  }

  @Test(arguments: [1, 2, 3, 5, 8, 13, 31, 32, 33])
  func changedInclusionProofsAreRefused(size: Int) throws {
    for index in 0..<size {
      let proof = try InclusionProof(
        index: UInt64(index), size: UInt64(size), reading: Self.store.read)
      for hashes in Self.spoiled(proof.hashes) {
        let changed = InclusionProof(index: proof.index, size: proof.size, hashes: hashes)
        #expect(throws: TransparencyError.self) {
          try changed.verify(leaf: Self.leaves[index], root: Self.root(size))
        }
      }
      #expect(throws: TransparencyError.notIncluded(index: proof.index, size: proof.size)) {
        try proof.verify(leaf: Self.stranger, root: Self.root(size))
      }
      #expect(throws: TransparencyError.notIncluded(index: proof.index, size: proof.size)) {
        try proof.verify(leaf: Self.leaves[index], root: Self.stranger)
      }
      for other in 0..<size where other != index {
        let moved = InclusionProof(index: UInt64(other), size: proof.size, hashes: proof.hashes)
        #expect(throws: TransparencyError.self) {
          try moved.verify(leaf: Self.leaves[index], root: Self.root(size))
        }
      }
    }
  }

  @Test(arguments: [(1, 2), (2, 3), (3, 8), (4, 8), (6, 8), (7, 33), (16, 33), (31, 32), (32, 33)])
  func changedConsistencyProofsAreRefused(old: Int, new: Int) throws {
    let proof = try ConsistencyProof(
      oldSize: UInt64(old), newSize: UInt64(new), reading: Self.store.read)
    for hashes in Self.spoiled(proof.hashes) {
      let changed = ConsistencyProof(
        oldSize: proof.oldSize, newSize: proof.newSize, hashes: hashes)
      #expect(throws: TransparencyError.self) {
        try changed.verify(oldRoot: Self.root(old), newRoot: Self.root(new))
      }
    }
    let failure = TransparencyError.inconsistent(oldSize: proof.oldSize, newSize: proof.newSize)
    #expect(throws: failure) {
      try proof.verify(oldRoot: Self.stranger, newRoot: Self.root(new))
    }
    #expect(throws: failure) {
      try proof.verify(oldRoot: Self.root(old), newRoot: Self.stranger)
    }
    #expect(throws: TransparencyError.self) {
      try proof.verify(oldRoot: Self.root(new), newRoot: Self.root(old))
    }
  }

  private static let outside: [(UInt64, UInt64)] = [
    (0, 0), (1, 1), (2, 1), (.max, 1), (.max, .max),
  ]

  @Test(arguments: outside)
  func leavesOutsideTheTreeAreRefused(index: UInt64, size: UInt64) {
    let failure = TransparencyError.indexOutsideTree(index: index, size: size)
    #expect(throws: failure) {
      try InclusionProof(index: index, size: size, hashes: [])
        .verify(leaf: Self.leaves[0], root: Self.root(1))
    }
    #expect(throws: failure) {
      try InclusionProof(index: index, size: size, reading: Self.store.read)
    }
  }

  @Test func treesOfOneSizeAreOneTree() throws {
    let same = ConsistencyProof(oldSize: 5, newSize: 5, hashes: [])
    try same.verify(oldRoot: Self.root(5), newRoot: Self.root(5))
    #expect(throws: TransparencyError.inconsistent(oldSize: 5, newSize: 5)) {
      try same.verify(oldRoot: Self.root(5), newRoot: Self.stranger)
    }
    #expect(throws: TransparencyError.wrongProofLength(hashes: 1)) {
      try ConsistencyProof(oldSize: 5, newSize: 5, hashes: [Self.stranger])
        .verify(oldRoot: Self.root(5), newRoot: Self.root(5))
    }
  }

  @Test func sizesInDisorderAreRefused() throws {
    #expect(throws: TransparencyError.smallerTree(oldSize: 5, newSize: 4)) {
      try ConsistencyProof(oldSize: 5, newSize: 4, hashes: [])
        .verify(oldRoot: Self.root(5), newRoot: Self.root(4))
    }
    #expect(throws: TransparencyError.smallerTree(oldSize: 5, newSize: 4)) {
      try ConsistencyProof(oldSize: 5, newSize: 4, reading: Self.store.read)
    }
    #expect(throws: TransparencyError.nothingToCompare) {
      try ConsistencyProof(oldSize: 0, newSize: 4, hashes: [])
        .verify(oldRoot: .ofNothing, newRoot: Self.root(4))
    }
    #expect(
      try ConsistencyProof(oldSize: 0, newSize: 4, reading: Self.store.read).hashes.isEmpty)
  }

  /// The largest trees there are: nothing overflows on the way to a refusal.
  @Test(arguments: [.max, .max - 1, 1 << 63, 1 << 63 + 1] as [UInt64])
  func hugeTreesAreRefusedToo(size: UInt64) {
    let many = [TreeHash](repeating: Self.stranger, count: 70)
    for count in [0, 1, 62, 63, 64, 65, 70] {
      let hashes = Array(many.prefix(count))
      for place in [0, 1, size / 2, size - 1] {
        #expect(throws: TransparencyError.self) {
          try InclusionProof(index: place, size: size, hashes: hashes)
            .verify(leaf: Self.stranger, root: Self.stranger)
        }
        #expect(throws: TransparencyError.self) {
          try ConsistencyProof(oldSize: place, newSize: size, hashes: hashes)
            .verify(oldRoot: Self.stranger, newRoot: Self.root(3))
        }
      }
    }
  }

  @Test func tilesThatAreMissingStopTheProof() {
    #expect(throws: TransparencyError.self) {
      try InclusionProof(index: 3, size: 40) { _ in [] }
    }
    #expect(throws: TransparencyError.self) {
      try InclusionProof(index: 0, size: UInt64.max) { _ in [] }
    }
  }
}
