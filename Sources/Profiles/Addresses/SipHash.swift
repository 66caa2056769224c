/// SipHash-2-4 with 128 bits of output.
///
/// A keyed hash by Jean-Philippe Aumasson and Daniel J. Bernstein ("SipHash: a fast short-input
/// PRF", 2012), in the 128-bit form of their reference implementation. Without the key nobody can
/// make two addresses collide, so a source cannot be crafted to have its rows taken for duplicates.
package struct SipHash {
  /// 128 bits, the half that the reference implementation writes first in `first`.
  package struct Digest: Hashable, Sendable, BitwiseCopyable {
    /// Bytes 0 to 7, the lowest first.
    package let first: UInt64
    /// Bytes 8 to 15, the lowest first.
    package let second: UInt64
  }

  private var v0: UInt64
  private var v1: UInt64
  private var v2: UInt64
  private var v3: UInt64

  private init(key: (UInt64, UInt64)) {
    v0 = key.0 ^ 0x736F_6D65_7073_6575
    // The 128-bit form differs from the 64-bit one by 0xEE here and below, and by a second half.
    v1 = key.1 ^ 0x646F_7261_6E64_6F6D ^ 0xEE
    v2 = key.0 ^ 0x6C79_6765_6E65_7261
    v3 = key.1 ^ 0x7465_6462_7974_6573
  }

  /// Hashes bytes.
  ///
  /// - Parameters:
  ///   - bytes: what to hash.
  ///   - key: 128 bits, the half with the reference implementation's bytes 0 to 7 first.
  /// - Returns: the digest.
  package static func digest(
    _ bytes: UnsafeBufferPointer<UInt8>, key: (UInt64, UInt64)
  ) -> Digest {
    var state = SipHash(key: key)
    let raw = UnsafeRawBufferPointer(bytes)
    let wholeWords = bytes.count & ~7
    var offset = 0
    while offset < wholeWords {
      let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      state.absorb(UInt64(littleEndian: word))
      offset &+= 8
    }
    var last = UInt64(truncatingIfNeeded: bytes.count) &<< 56
    while offset < bytes.count {
      last |= UInt64(bytes[offset]) &<< UInt64((offset & 7) &* 8)
      offset &+= 1
    }
    state.absorb(last)
    return state.finish()
  }

  @inline(__always)
  private mutating func absorb(_ word: UInt64) {
    v3 ^= word
    round()
    round()
    v0 ^= word
  }

  @inline(__always)
  private mutating func finish() -> Digest {
    v2 ^= 0xEE
    for _ in 0..<4 { round() }
    let first = v0 ^ v1 ^ v2 ^ v3
    v1 ^= 0xDD
    for _ in 0..<4 { round() }
    return Digest(first: first, second: v0 ^ v1 ^ v2 ^ v3)
  }

  @inline(__always)
  private mutating func round() {
    v0 &+= v1
    v1 = v1.rotated(by: 13) ^ v0
    v0 = v0.rotated(by: 32)
    v2 &+= v3
    v3 = v3.rotated(by: 16) ^ v2
    v0 &+= v3
    v3 = v3.rotated(by: 21) ^ v0
    v2 &+= v1
    v1 = v1.rotated(by: 17) ^ v2
    v2 = v2.rotated(by: 32)
  }
}

extension UInt64 {
  @inline(__always)
  fileprivate func rotated(by bits: UInt64) -> UInt64 { self &<< bits | self &>> (64 &- bits) }
}
