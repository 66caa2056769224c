/// A set of 128-bit hashes: open addressing with linear probing.
struct DigestTable: ~Copyable {
  private var count = 0
  private var capacity: Int
  /// A slot of zeros is free.
  private var slots: UnsafeMutablePointer<SipHash.Digest>

  private static let free = SipHash.Digest(first: 0, second: 0)

  /// Makes an empty table.
  ///
  /// - Parameter capacity: how many slots it begins with, at least 8; it grows when seven eighths of
  ///   them are taken.
  init(capacity: Int) {
    precondition(capacity >= 8, "a table has a free slot")
    self.capacity = capacity
    slots = DigestTable.allocate(capacity)
  }

  deinit { slots.deallocate() }

  /// How many bytes the slots take.
  var byteCount: Int { capacity * MemoryLayout<SipHash.Digest>.stride }

  /// Puts a digest in.
  ///
  /// - Parameter digest: the digest; it is as good as random, so it needs no further hashing.
  /// - Returns: whether it was not there before.
  mutating func insert(_ digest: SipHash.Digest) -> Bool {
    // The one hash that would look like a free slot shares another's, at odds of 2⁻¹²⁸.
    let digest = digest == DigestTable.free ? SipHash.Digest(first: 0, second: 1) : digest
    guard place(digest) else { return false }
    count &+= 1
    // Three quarters full, a search in vain looks at 8 slots on average, side by side.
    if count > capacity / 8 * 7 { grow() }
    return true
  }

  /// Puts a digest in the place of another, which differs from it in its second half alone.
  ///
  /// - Parameters:
  ///   - digest: the digest to replace, not zero.
  ///   - other: the digest to put there, not zero.
  /// - Returns: whether the first was there.
  mutating func replace(_ digest: SipHash.Digest, with other: SipHash.Digest) -> Bool {
    guard let index = index(of: digest) else { return false }
    slots[index] = other
    return true
  }

  /// Whether a digest, which is not zero, was put in.
  func contains(_ digest: SipHash.Digest) -> Bool { index(of: digest) != nil }

  /// Something of the slots in which a digest is put first, or is found.
  @inline(__always)
  func glimpse(of digest: SipHash.Digest) -> UInt64 {
    let index = home(of: digest)
    // Four slots are as much as comes at a time; a search goes on to the next ones now and then.
    return slots[index].first ^ slots[min(index &+ 4, capacity &- 1)].first
  }

  /// Where a digest is put if the slot is free: the slots have equal shares of all that the first half
  /// may be.
  @inline(__always)
  private func home(of digest: SipHash.Digest) -> Int {
    Int(truncatingIfNeeded: digest.first.multipliedFullWidth(by: UInt64(capacity)).high)
  }

  /// The slot behind another; the first one is behind the last.
  @inline(__always)
  private func slot(behind index: Int) -> Int { index &+ 1 == capacity ? 0 : index &+ 1 }

  private func index(of digest: SipHash.Digest) -> Int? {
    var index = home(of: digest)
    while slots[index] != DigestTable.free {
      if slots[index] == digest { return index }
      index = slot(behind: index)
    }
    return nil
  }

  @inline(__always)
  private mutating func place(_ digest: SipHash.Digest) -> Bool {
    var index = home(of: digest)
    while true {
      let found = slots[index]
      if found == DigestTable.free {
        slots[index] = digest
        return true
      }
      if found == digest { return false }
      index = slot(behind: index)
    }
  }

  private mutating func grow() {
    let (old, oldCapacity) = (slots, capacity)
    capacity *= 2
    slots = DigestTable.allocate(capacity)
    for index in 0..<oldCapacity where old[index] != DigestTable.free { _ = place(old[index]) }
    old.deallocate()
  }

  private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<SipHash.Digest> {
    let slots = UnsafeMutablePointer<SipHash.Digest>.allocate(capacity: capacity)
    slots.initialize(repeating: free, count: capacity)
    return slots
  }
}
