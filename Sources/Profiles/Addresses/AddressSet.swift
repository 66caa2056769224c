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

  /// Makes an empty set.
  ///
  /// - Parameter key: the key of the hash, drawn at random for every use so that nobody can
  ///   prepare collisions.
  package init(key: (UInt64, UInt64)) { self.key = key }

  /// How many bytes its tables take.
  package var tableBytes: Int { digests.byteCount }

  /// Remembers an address.
  ///
  /// - Parameter matchKey: the address in the form it is compared by.
  /// - Returns: whether it is new.
  package mutating func insert(_ matchKey: UnsafeBufferPointer<UInt8>) -> Bool {
    guard digests.insert(SipHash.digest(matchKey, key: key)) else { return false }
    count &+= 1
    return true
  }
}
