package import Domain
import Transparency

/// Watches sources as they are read: digests them the first time, and the second time notices when they
/// are not what they were.
///
/// A first reading leaves a seal of every chunk. A second reading in chunks of the same size is compared
/// chunk by chunk, so a change is noticed before anything of the changed chunk can leave. It need not
/// compute the digest again: what fits the seals is what was digested.
package final class SourceWatch {
  /// What a first reading leaves: the seals of each source's chunks, and what they were made with.
  package struct Seals: Sendable {
    fileprivate let sealer: ContentSealer
    fileprivate var chunks: [[[UInt8]]]
  }

  /// Whether something other than before was read.
  package private(set) var sawChange = false
  /// The seals of what was read so far.
  package private(set) var seals: Seals
  /// What an earlier reading left; nothing at the first.
  private let expected: Seals?
  private var hashers: [ContentHasher]
  /// How many sources were read through, from the first.
  private var ended = 0

  /// Watches sources that are read for the first time.
  ///
  /// - Parameters:
  ///   - count: How many sources there are.
  ///   - key: 128 random bits.
  package init(count: Int, key: (UInt64, UInt64)) {
    seals = Seals(
      sealer: ContentSealer(key: key), chunks: Array(repeating: [], count: count))
    hashers = Array(repeating: ContentHasher(), count: count)
    expected = nil
  }

  /// Watches sources that are read again.
  ///
  /// - Parameter expected: What an earlier reading left, to compare with.
  package init(expected: Seals) {
    seals = Seals(
      sealer: expected.sealer, chunks: Array(repeating: [], count: expected.chunks.count))
    hashers = []
    self.expected = expected
  }

  /// Takes a chunk in.
  ///
  /// - Parameters:
  ///   - chunk: The bytes as they were read.
  ///   - source: Which source, from 0.
  package func see(_ chunk: UnsafeRawBufferPointer, of source: Int) {
    let place = seals.chunks[source].count
    let seal = seals.sealer.seal(chunk, at: place, of: source)
    seals.chunks[source].append(seal)
    guard let expected = expected?.chunks[source] else { return hashers[source].update(chunk) }
    if place >= expected.count || expected[place] != seal { sawChange = true }
  }

  /// Takes note that sources were read through: one that ends too early has changed, too.
  ///
  /// - Parameter count: How many, from the first.
  package func end(_ count: Int) {
    while ended < count {
      if let expected, seals.chunks[ended].count < expected.chunks[ended].count {
        sawChange = true
      }
      ended += 1
    }
  }

  /// The digest of all of a source, which was read for the first time.
  package func digest(of source: Int) -> SHA256Digest {
    precondition(expected == nil, "what is read again was digested before")
    return SHA256Digest(bytes: hashers[source].digest())
  }
}
