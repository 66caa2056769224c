import Foundation

/// The first 16 bytes of an HMAC under a key of the ledger: a pseudonym, or the digest of a row.
///
/// Two big-endian words, which sort as the bytes do.
package struct KeyedDigest: Hashable, Sendable {
  /// Its length, in bytes.
  package static let length = 16
  /// Stands for a row of which nothing is known; no row has it, at odds of 2⁻¹²⁸.
  package static let unknown = KeyedDigest(high: 0, low: 0)

  /// The first eight bytes.
  let high: UInt64
  /// The last eight bytes.
  let low: UInt64

  /// Puts words together.
  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Reads a digest out of a buffer of many.
  ///
  /// - Parameters:
  ///   - bytes: The buffer.
  ///   - start: Where the digest begins; 16 bytes have to follow.
  package init(_ bytes: [UInt8], at start: Int) {
    precondition(start >= 0 && start + Self.length <= bytes.count, "a digest has 16 bytes")
    self = bytes.withUnsafeBytes { KeyedDigest($0, at: start) }
  }

  /// Reads a digest out of bytes that are long enough.
  init(_ bytes: UnsafeRawBufferPointer, at start: Int) {
    high = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
    low = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: start + 8, as: UInt64.self))
  }

  /// Reads all digests that stand one after the other.
  ///
  /// - Parameter data: Their bytes; what is left at the end is passed over.
  /// - Returns: The digests, in the same order.
  static func all(in data: Data?) -> [KeyedDigest] {
    (data ?? Data()).withUnsafeBytes { bytes in
      (0..<bytes.count / length).map { KeyedDigest(bytes, at: $0 * length) }
    }
  }

  /// Appends the 16 bytes to a buffer.
  package func append(to bytes: inout [UInt8]) {
    for word in [high, low] {
      withUnsafeBytes(of: word.bigEndian) { bytes.append(contentsOf: $0) }
    }
  }
}

extension KeyedDigest: Comparable {
  package static func < (left: KeyedDigest, right: KeyedDigest) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}
