internal import Crypto
internal import SHA256Blocks

/// A hash of the tree: a leaf's, a node's or a root.
///
/// Its 32 bytes stand in the value itself, so that hashing a million leaves costs no array each.
package struct TreeHash: Hashable, Sendable {
  /// How many bytes a hash has.
  package static let length = 32

  /// The root of a tree without leaves: SHA-256 of nothing (RFC 6962, section 2.1).
  package static let ofNothing = TreeHash(SHA256().finalize())

  /// The bytes in their order, eight a word as they stand in memory.
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  /// Takes over a hash that was computed before; it is none if there are not exactly 32 bytes.
  /// - Parameter bytes: the hash.
  package init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == Self.length else { return nil }
    Swift.withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
  }

  /// Hashes a leaf: SHA-256(0x00 ‖ data).
  ///
  /// The prefix keeps a leaf from being passed off as a node (RFC 6962, 2.1).
  /// - Parameter data: what the leaf says; not kept.
  package init(leaf data: UnsafeRawBufferPointer) {
    Swift.withUnsafeMutableBytes(of: &words) {
      sha256_prefixed(0, data.baseAddress, data.count, $0.baseAddress)
    }
  }

  /// Hashes a leaf: SHA-256(0x00 ‖ data).
  /// - Parameter data: what the leaf says.
  package init(leaf data: some Sequence<UInt8>) {
    let contiguous = data.withContiguousStorageIfAvailable {
      TreeHash(leaf: UnsafeRawBufferPointer($0))
    }
    self = contiguous ?? Array(data).withUnsafeBytes { TreeHash(leaf: $0) }
  }

  /// Hashes a node: SHA-256(0x01 ‖ left ‖ right).
  /// - Parameters:
  ///   - left: the left subtree's root.
  ///   - right: the right subtree's root.
  package init(node left: TreeHash, _ right: TreeHash) {
    let children = (left.words, right.words)
    Swift.withUnsafeBytes(of: children) { children in
      Swift.withUnsafeMutableBytes(of: &words) {
        sha256_nodes(children.baseAddress, 1, $0.baseAddress)
      }
    }
  }

  /// Takes over a hash that stands in memory.
  /// - Parameter hash: 32 bytes; not kept.
  init(copying hash: UnsafeRawPointer) {
    Swift.withUnsafeMutableBytes(of: &words) {
      $0.copyMemory(from: UnsafeRawBufferPointer(start: hash, count: Self.length))
    }
  }

  private init(_ digest: SHA256.Digest) {
    digest.withUnsafeBytes { bytes in
      Swift.withUnsafeMutableBytes(of: &words) { $0.copyMemory(from: bytes) }
    }
  }

  /// Lends the 32 bytes.
  /// - Parameter body: what uses them; they are not there any longer after it.
  /// - Returns: what `body` returns.
  /// - Throws: what `body` throws.
  package func withUnsafeBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try Swift.withUnsafeBytes(of: words, body)
  }

  /// The 32 bytes.
  package var bytes: [UInt8] { withUnsafeBytes { Array($0) } }

  package static func == (left: TreeHash, right: TreeHash) -> Bool {
    left.words == right.words
  }

  package func hash(into hasher: inout Hasher) {
    withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}
