package import Domain
import Transparency

/// Who was in a batch: sorted pseudonyms, and the root that the log holds over them.
package struct Manifest: Hashable, Sendable {
  /// The length of a pseudonym, in bytes.
  package static let pseudonymLength = 16

  /// The pseudonyms one after the other, sorted as unsigned bytes.
  package let pseudonyms: [UInt8]
  /// The RFC 6962 root over them, a leaf's data being a pseudonym's 16 raw bytes.
  package let root: SHA256Digest

  /// Sorts pseudonyms and computes their root.
  ///
  /// - Parameter pseudonyms: The pseudonyms one after the other, in any order.
  package init(unsorted pseudonyms: [UInt8]) {
    precondition(pseudonyms.count % Self.pseudonymLength == 0, "a pseudonym has 16 bytes")
    var words = (0..<pseudonyms.count / Self.pseudonymLength).map { place in
      Words(pseudonyms, at: place * Self.pseudonymLength)
    }
    words.sort()
    var sorted: [UInt8] = []
    sorted.reserveCapacity(pseudonyms.count)
    var tree = MerkleTree()
    for word in words {
      let start = sorted.count
      word.append(to: &sorted)
      tree.append(leaf: sorted[start...])
    }
    self.pseudonyms = sorted
    root = SHA256Digest(bytes: tree.root)
  }

  /// How many pseudonyms there are.
  package var count: Int { pseudonyms.count / Self.pseudonymLength }

  /// A pseudonym as two big-endian words, which sort as its bytes do.
  private struct Words: Comparable {
    let high: UInt64
    let low: UInt64

    init(_ bytes: [UInt8], at start: Int) {
      func word(_ start: Int) -> UInt64 {
        var value: UInt64 = 0
        for byte in bytes[start..<start + 8] { value = value << 8 | UInt64(byte) }
        return value
      }
      high = word(start)
      low = word(start + 8)
    }

    func append(to bytes: inout [UInt8]) {
      for word in [high, low] {
        for shift in stride(from: 56, through: 0, by: -8) {
          bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
        }
      }
    }

    static func < (left: Words, right: Words) -> Bool {
      (left.high, left.low) < (right.high, right.low)
    }
  }
}
