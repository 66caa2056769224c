package import Domain
import Transparency

/// Digests sources as they are read, and notices when they are not what they were.
///
/// A first reading leaves the digest of every prefix that ends with a chunk. A second reading in
/// chunks of the same size is compared chunk by chunk, so a change is noticed before anything of
/// the changed chunk can leave.
package final class SourceWatch {
  /// The digests of one source: of each prefix that ends with a chunk; the last is the source's.
  package typealias Prefixes = [[UInt8]]

  /// Whether something other than before was read.
  package private(set) var sawChange = false
  /// What was read, a source after the other.
  package private(set) var prefixes: [Prefixes]
  private let expected: [Prefixes]?
  private var hashers: [ContentHasher]
  /// How many sources were read through, from the first.
  private var ended = 0

  /// Watches sources.
  ///
  /// - Parameters:
  ///   - count: How many sources there are.
  ///   - expected: What an earlier reading left, to compare with.
  package init(count: Int, expected: [Prefixes]? = nil) {
    prefixes = Array(repeating: [], count: count)
    hashers = Array(repeating: ContentHasher(), count: count)
    self.expected = expected
  }

  /// Takes a chunk in.
  ///
  /// - Parameters:
  ///   - chunk: The bytes as they were read.
  ///   - source: Which source, from 0.
  package func see(_ chunk: UnsafeRawBufferPointer, of source: Int) {
    hashers[source].update(chunk)
    let digest = hashers[source].digest()
    let place = prefixes[source].count
    prefixes[source].append(digest)
    guard let expected else { return }
    if place >= expected[source].count || expected[source][place] != digest { sawChange = true }
  }

  /// Takes note that sources were read through: one that ends too early has changed, too.
  ///
  /// - Parameter count: How many, from the first.
  package func end(_ count: Int) {
    while ended < count {
      if let expected, prefixes[ended].count < expected[ended].count { sawChange = true }
      ended += 1
    }
  }

  /// The digest of all of a source.
  package func digest(of source: Int) -> SHA256Digest {
    SHA256Digest(bytes: prefixes[source].last ?? ContentHasher().digest())
  }
}
