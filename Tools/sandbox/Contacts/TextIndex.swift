/// Finds a contact by a text of theirs: an open-addressing table of (hash, contact) in eight bytes.
///
/// The texts themselves stay in the arena; the caller compares them.
struct TextIndex {
  private static let vacant: UInt64 = .max
  private static let deleted: UInt64 = .max - 1

  private var entries: [UInt64] = Array(repeating: vacant, count: 1_024)
  /// Entries that are not vacant; a deleted one still lengthens the searches that pass it.
  private var occupied = 0

  /// The contact under a hash that `matches`.
  func find(hash: UInt32, matches: (Int) -> Bool) -> Int? {
    let mask = entries.count - 1
    var place = Int(hash) & mask
    while entries[place] != Self.vacant {
      let entry = entries[place]
      if entry != Self.deleted, entry >> 32 == UInt64(hash), matches(Self.contact(entry)) {
        return Self.contact(entry)
      }
      place = (place + 1) & mask
    }
    return nil
  }

  /// Adds a contact that is not yet there under this hash and text.
  mutating func insert(_ contact: Int, hash: UInt32) {
    if (occupied + 1) * 4 > entries.count * 3 { grow() }
    place(UInt64(hash) << 32 | UInt64(contact))
  }

  /// Removes a contact, if it is there under this hash.
  mutating func remove(_ contact: Int, hash: UInt32) {
    let mask = entries.count - 1
    var place = Int(hash) & mask
    while entries[place] != Self.vacant {
      if entries[place] == UInt64(hash) << 32 | UInt64(contact) {
        entries[place] = Self.deleted
        return
      }
      place = (place + 1) & mask
    }
  }

  private static func contact(_ entry: UInt64) -> Int { Int(entry & 0xffff_ffff) }

  private mutating func place(_ entry: UInt64) {
    let mask = entries.count - 1
    var place = Int(entry >> 32) & mask
    while entries[place] != Self.vacant {
      place = (place + 1) & mask
    }
    entries[place] = entry
    occupied += 1
  }

  private mutating func grow() {
    let former = entries
    entries = Array(repeating: Self.vacant, count: former.count * 2)
    occupied = 0
    for entry in former where entry < Self.deleted {
      place(entry)
    }
  }
}
