internal import Crypto

/// The Merkle tree of RFC 6962, section 2.1, over leaves that arrive one after another.
///
/// Only the roots of the complete subtrees at the right edge are kept, one for each bit that is set
/// in the number of leaves: O(log n) memory, and O(1) hashes a leaf on average.
package struct MerkleTree: Sendable {
  /// A subtree's root, or a leaf's hash.
  package typealias Hash = [UInt8]

  /// How many leaves there are.
  package private(set) var size: UInt64 = 0

  /// Roots of complete subtrees, the largest, which is the leftmost, first.
  private var subtrees: [SHA256.Digest] = []

  /// Starts without leaves.
  package init() {}

  /// The hash of a leaf: SHA-256(0x00 ‖ data).
  ///
  /// The prefix keeps a leaf from being passed off as a node (RFC 6962, 2.1).
  /// - Parameter data: what the leaf says.
  /// - Returns: 32 bytes.
  package static func hash(leaf data: some Sequence<UInt8>) -> Hash {
    let contiguous = data.withContiguousStorageIfAvailable {
      digest(leaf: UnsafeRawBufferPointer($0))
    }
    return Array(contiguous ?? Array(data).withUnsafeBytes { digest(leaf: $0) })
  }

  /// The hash of a node: SHA-256(0x01 ‖ left ‖ right).
  /// - Parameters:
  ///   - left: the left subtree's root.
  ///   - right: the right subtree's root.
  /// - Returns: 32 bytes.
  package static func hash(node left: some Sequence<UInt8>, _ right: some Sequence<UInt8>) -> Hash {
    var bytes: [UInt8] = [1]
    bytes.append(contentsOf: left)
    bytes.append(contentsOf: right)
    return Array(SHA256.hash(data: bytes))
  }

  /// The root over all of these leaves, in order.
  /// - Parameter leaves: what the leaves say.
  /// - Returns: 32 bytes; SHA-256 of nothing if there are no leaves.
  package static func root(of leaves: some Sequence<some Sequence<UInt8>>) -> Hash {
    var tree = MerkleTree()
    for leaf in leaves { tree.append(leaf: leaf) }
    return tree.root
  }

  /// Appends a leaf at the right.
  /// - Parameter data: what the leaf says.
  package mutating func append(leaf data: some Sequence<UInt8>) {
    let contiguous: Void? = data.withContiguousStorageIfAvailable {
      append(leaf: UnsafeRawBufferPointer($0))
    }
    if contiguous == nil { Array(data).withUnsafeBytes { append(leaf: $0) } }
  }

  /// Appends a leaf at the right.
  /// - Parameter data: what the leaf says; not kept.
  package mutating func append(leaf data: UnsafeRawBufferPointer) {
    var root = Self.digest(leaf: data)
    // As in adding one to a binary number: each bit that is set at the low end carries over, its
    // subtree joining the new one's left side.
    for _ in 0..<(~size).trailingZeroBitCount {
      root = Self.digest(node: subtrees.removeLast(), root)
    }
    subtrees.append(root)
    size += 1
  }

  /// The root over all leaves so far; more may follow.
  package var root: Hash {
    guard var root = subtrees.last else { return Array(SHA256.hash(data: [UInt8]())) }
    for left in subtrees.dropLast().reversed() { root = Self.digest(node: left, root) }
    return Array(root)
  }

  private static func digest(leaf data: UnsafeRawBufferPointer) -> SHA256.Digest {
    var hasher = SHA256()
    withUnsafeBytes(of: 0 as UInt8) { hasher.update(bufferPointer: $0) }
    hasher.update(bufferPointer: data)
    return hasher.finalize()
  }

  private static func digest(node left: SHA256.Digest, _ right: SHA256.Digest) -> SHA256.Digest {
    var hasher = SHA256()
    withUnsafeBytes(of: 1 as UInt8) { hasher.update(bufferPointer: $0) }
    left.withUnsafeBytes { hasher.update(bufferPointer: $0) }
    right.withUnsafeBytes { hasher.update(bufferPointer: $0) }
    return hasher.finalize()
  }
}
