/// The addresses seen so far, remembered by their 128-bit hashes.
///
/// Up to a million addresses take 20 MiB, whatever their length; see ``DigestShards``. Two different
/// addresses are taken for one with odds of about n² / 2¹²⁹, which is 2⁻⁸⁹ for a million: never, for
/// all purposes.
package struct AddressSet: ~Copyable {
  /// How many different addresses it holds.
  package private(set) var count = 0

  private let key: (UInt64, UInt64)
  private var digests = DigestShards()
  /// The hashes of the addresses that are looked at next.
  private var next = BlockStorage<SipHash.Digest>()
  /// How many of them, from the first, have their places near the processor.
  private var near = 0
  /// How many are brought near together: few enough that they stay there until they are looked at.
  private static let nearCount = 256

  /// Makes an empty set.
  ///
  /// - Parameter key: the key of the hash, drawn at random for every use so that nobody can
  ///   prepare collisions.
  package init(key: (UInt64, UInt64)) { self.key = key }

  /// How many bytes its tables take.
  package var tableBytes: Int { digests.byteCount }

  /// Hashes addresses that are looked at next, in any order and each or not.
  ///
  /// - Parameters:
  ///   - addresses: the addresses in the form they are compared by, one after the other.
  ///   - ends: where each of them ends; it begins where the one before it ends.
  package mutating func prepare(
    _ addresses: UnsafeRawBufferPointer, ends: UnsafeBufferPointer<UInt32>
  ) {
    next.removeAll()
    let bytes = addresses.bindMemory(to: UInt8.self)
    var start = 0
    for end in ends {
      let address = UnsafeBufferPointer(rebasing: bytes[start..<Int(end)])
      next.append(SipHash.digest(address, key: key))
      start = Int(end)
    }
    near = 0
  }

  /// Remembers an address.
  ///
  /// - Parameter place: its place among those that were prepared, from 0.
  /// - Returns: whether it is new.
  package mutating func insert(_ place: Int) -> Bool {
    while place >= near, near < next.count {
      let end = min(near &+ AddressSet.nearCount, next.count)
      digests.bringNear(UnsafeBufferPointer(rebasing: next.all[near..<end]))
      near = end
    }
    guard digests.insert(next[place]) else { return false }
    count &+= 1
    return true
  }
}
