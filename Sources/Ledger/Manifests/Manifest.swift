package import Domain
import Foundation
import Transparency

/// Who was in a batch: sorted pseudonyms, and the root that the log holds over them.
package struct Manifest: Hashable, Sendable {
  /// The length of a pseudonym, in bytes.
  package static let pseudonymLength = KeyedDigest.length

  /// The pseudonyms one after the other, sorted as unsigned bytes.
  package let pseudonyms: [UInt8]
  /// The RFC 6962 root over them, a leaf's data being a pseudonym's 16 raw bytes.
  package let root: SHA256Digest

  /// Sorts pseudonyms and computes their root.
  ///
  /// - Parameter pseudonyms: The pseudonyms one after the other, in any order.
  package init(unsorted pseudonyms: [UInt8]) {
    precondition(pseudonyms.count % Self.pseudonymLength == 0, "a pseudonym has 16 bytes")
    self.pseudonyms = KeyedDigest.sorted(pseudonyms)
    root = SHA256Digest(bytes: Self.root(of: self.pseudonyms).bytes)
  }

  /// Takes pseudonyms as they are kept, wherever they come from.
  ///
  /// - Parameter bytes: The pseudonyms one after the other; nothing else is one.
  init?(kept bytes: Data) {
    guard bytes.count % Self.pseudonymLength == 0 else { return nil }
    self.init(unsorted: Array(bytes))
  }

  /// The pseudonyms of a batch as they are kept, one by one.
  ///
  /// - Parameter pseudonyms: The pseudonyms one after the other.
  /// - Returns: Each of them, in the same order.
  package static func split(_ pseudonyms: [UInt8]) -> [[UInt8]] {
    stride(from: 0, to: pseudonyms.count, by: pseudonymLength).map {
      Array(pseudonyms[$0..<$0 + pseudonymLength])
    }
  }

  /// Lends the pseudonyms as data, without a copy of them.
  ///
  /// - Parameter body: Gets them; they are of no use after it.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws.
  func withPseudonyms<Result>(_ body: (Data) throws -> Result) rethrows -> Result {
    try pseudonyms.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return try body(Data()) }
      // Nobody writes to what is lent: it is data that cannot be changed.
      let lent = UnsafeMutableRawPointer(mutating: start)
      return try body(Data(bytesNoCopy: lent, count: bytes.count, deallocator: .none))
    }
  }

  /// The digest of the pseudonyms one after the other.
  package var sha256: SHA256Digest { Self.sha256(of: pseudonyms) }

  /// The digest of pseudonyms as they are kept.
  ///
  /// - Parameter pseudonyms: The pseudonyms one after the other.
  /// - Returns: Their SHA-256.
  static func sha256(of pseudonyms: [UInt8]) -> SHA256Digest {
    var hasher = ContentHasher()
    pseudonyms.withUnsafeBytes { hasher.update($0) }
    return SHA256Digest(bytes: hasher.digest())
  }

  /// How many pseudonyms there are.
  package var count: Int { pseudonyms.count / Self.pseudonymLength }
}
