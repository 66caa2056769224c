/// A set of 128-bit hashes with room for a million from the beginning, in 20 MiB.
///
/// What a million take is taken at once: a machine on which a small export begins is one on which
/// the largest that is allowed ends. The hashes are spread over tables that grow one by one where
/// there are more, so that there are never two whole sets at a time.
struct DigestShards: ~Copyable {
  /// Each holds the hashes with one of the 4 values of the second half's two highest bits.
  private let shards: UnsafeMutablePointer<DigestTable>

  private static let shardCount = 4
  /// A million spread over all shards fill three quarters of it.
  private static let shardCapacity = 327_680
  /// What came of looking where digests would be: of no meaning, but that it was looked.
  private var glimpse: UInt64 = 0

  /// Makes an empty set.
  init() {
    shards = .allocate(capacity: DigestShards.shardCount)
    for shard in 0..<DigestShards.shardCount {
      (shards + shard).initialize(to: DigestTable(capacity: DigestShards.shardCapacity))
    }
  }

  deinit {
    shards.deinitialize(count: DigestShards.shardCount)
    shards.deallocate()
  }

  /// How many bytes its tables take.
  var byteCount: Int {
    (0..<DigestShards.shardCount).reduce(0) { $0 + shards[$1].byteCount }
  }

  /// Brings the places of digests near the processor, so that none of them has to be waited for when
  /// it is put in.
  ///
  /// The places are all over the tables, in memory that is slow to answer. A processor asks for many of
  /// them at a time, as long as what it finds decides nothing.
  mutating func bringNear(_ digests: UnsafeBufferPointer<SipHash.Digest>) {
    for digest in digests { glimpse ^= shards[DigestShards.shard(digest)].glimpse(of: digest) }
  }

  /// Puts a digest in; see ``DigestTable/insert(_:)``.
  mutating func insert(_ digest: SipHash.Digest) -> Bool {
    shards[DigestShards.shard(digest)].insert(digest)
  }

  /// Puts a digest in the place of another of the same shard; see ``DigestTable/replace(_:with:)``.
  mutating func replace(_ digest: SipHash.Digest, with other: SipHash.Digest) -> Bool {
    shards[DigestShards.shard(digest)].replace(digest, with: other)
  }

  /// Whether a digest, which is not zero, was put in.
  func contains(_ digest: SipHash.Digest) -> Bool {
    shards[DigestShards.shard(digest)].contains(digest)
  }

  private static func shard(_ digest: SipHash.Digest) -> Int {
    Int(truncatingIfNeeded: digest.second &>> 62)
  }
}
