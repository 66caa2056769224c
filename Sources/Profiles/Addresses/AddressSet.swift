/// The addresses seen so far, remembered by their 128-bit hashes.
///
/// A million addresses take 32 MiB, whatever their length. Two different addresses are taken for
/// one with odds of about n² / 2¹²⁹, which is 2⁻⁸⁹ for a million: never, for all purposes.
package struct AddressSet: ~Copyable {
  /// How many different addresses it holds.
  package private(set) var count = 0

  private let key: (UInt64, UInt64)
  /// Each holds the hashes with one of the 256 values of the second half's highest byte.
  ///
  /// They grow one by one, so that there are never two whole tables at a time.
  private let shards: UnsafeMutablePointer<DigestTable>

  private static let shardCount = 256

  /// Makes an empty set.
  ///
  /// - Parameter key: the key of the hash, drawn at random for every use so that nobody can
  ///   prepare collisions.
  package init(key: (UInt64, UInt64)) {
    self.key = key
    shards = .allocate(capacity: AddressSet.shardCount)
    for shard in 0..<AddressSet.shardCount { (shards + shard).initialize(to: DigestTable()) }
  }

  deinit {
    shards.deinitialize(count: AddressSet.shardCount)
    shards.deallocate()
  }

  /// How many bytes its tables take.
  package var tableBytes: Int {
    (0..<AddressSet.shardCount).reduce(0) { $0 + shards[$1].byteCount }
  }

  /// Remembers an address.
  ///
  /// - Parameter matchKey: the address in the form it is compared by.
  /// - Returns: whether it is new.
  package mutating func insert(_ matchKey: UnsafeBufferPointer<UInt8>) -> Bool {
    let digest = SipHash.digest(matchKey, key: key)
    let shard = Int(truncatingIfNeeded: digest.second &>> 56)
    guard shards[shard].insert(digest) else { return false }
    count &+= 1
    return true
  }
}
