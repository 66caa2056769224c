/// The ids on a membership list, remembered by 127 bits of their hashes and one of whether a
/// profile was found.
///
/// Up to a million ids take 20 MiB, whatever their length. Two different ids are taken for one with
/// odds of 2⁻⁸⁸ for a million: never, for all purposes.
struct MemberSet: ~Copyable {
  /// What a look-up comes to.
  enum Finding {
    /// The id is not on the list.
    case absent
    /// It is, and was looked up for the first time.
    case first
    /// It is, and was looked up before.
    case repeated
  }

  private let key: (UInt64, UInt64)
  /// The bit of a digest that tells whether it was looked up.
  private static let mark: UInt64 = 1
  private var digests = DigestShards()

  /// Makes an empty set.
  ///
  /// - Parameter key: the key of the hash, drawn at random so that nobody can prepare collisions.
  init(key: (UInt64, UInt64)) { self.key = key }

  /// Puts an id on the list; one that is on it already changes nothing.
  mutating func insert(_ id: UnsafeBufferPointer<UInt8>) {
    _ = digests.insert(digest(id))
  }

  /// Looks an id up, and remembers that.
  mutating func find(_ id: UnsafeBufferPointer<UInt8>) -> Finding {
    let digest = digest(id)
    let marked = SipHash.Digest(first: digest.first, second: digest.second | MemberSet.mark)
    if digests.replace(digest, with: marked) { return .first }
    return digests.contains(marked) ? .repeated : .absent
  }

  private func digest(_ id: UnsafeBufferPointer<UInt8>) -> SipHash.Digest {
    let digest = SipHash.digest(id, key: key)
    // The one hash that would look like a free slot shares another's, at odds of 2⁻¹²⁷.
    let second = digest.second & ~MemberSet.mark
    return SipHash.Digest(
      first: digest.first, second: digest.first | second == 0 ? MemberSet.mark << 1 : second)
  }
}
