import Domain

extension SHA256Digest {
  /// A digest of one repeated byte.
  static func repeating(_ byte: UInt8) -> SHA256Digest {
    SHA256Digest(bytes: Array(repeating: byte, count: 32))
  }
}
