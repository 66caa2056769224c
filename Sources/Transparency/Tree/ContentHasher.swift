internal import Crypto

/// The SHA-256 of content that arrives in pieces.
package struct ContentHasher: Sendable {
  private var hasher = SHA256()

  /// Starts with nothing.
  package init() {}

  /// Takes in the next piece.
  /// - Parameter bytes: the piece; not kept.
  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    hasher.update(bufferPointer: bytes)
  }

  /// Takes in the next piece.
  /// - Parameter bytes: the piece.
  package mutating func update(_ bytes: some Sequence<UInt8>) {
    let contiguous: Void? = bytes.withContiguousStorageIfAvailable {
      update(UnsafeRawBufferPointer($0))
    }
    if contiguous == nil { Array(bytes).withUnsafeBytes { update($0) } }
  }

  /// The digest of all pieces so far; more may follow.
  /// - Returns: 32 bytes.
  package func digest() -> [UInt8] {
    Array(hasher.finalize())
  }
}
