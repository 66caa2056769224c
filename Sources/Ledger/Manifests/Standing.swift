/// Who is on a list because of a destination, before a run of it, and what was last sent of them.
///
/// A table with open addressing and linear probing. Pseudonyms are as good as random, so they need
/// no further hashing. A person takes 25 bytes and the slots left free: of a row's digest eight
/// bytes are compared, so a changed row is taken for an unchanged one at odds of 2⁻⁶⁴.
package struct Standing: Sendable {
  /// How many people stand on the list, as far as is known.
  package private(set) var count = 0
  /// How many of them were seen among a run's recipients.
  private var seen = 0
  /// Three words a slot: a pseudonym's two, and the first of its row's digest.
  ///
  /// A slot whose pseudonym is zeros is free.
  private var words: [UInt64]
  private var marks: [Mark]
  private var slots: Int
  /// How many slots are taken, by people who stand on the list or did.
  private var taken = 0

  /// What is known of a person beyond the digest.
  private struct Mark: OptionSet {
    let rawValue: UInt8
    /// Nothing is known of what the contact holds: its row is never unchanged.
    static let doubtful = Mark(rawValue: 1)
    /// The person is a recipient of the run.
    static let seen = Mark(rawValue: 2)
    /// The person was taken off the list, and keeps a slot that others may lie behind.
    static let gone = Mark(rawValue: 4)
  }

  /// The standing of a list that holds nobody because of its destination, as far as is known.
  package static let nobody = Standing(expecting: 0)

  /// Makes a table for nobody yet.
  ///
  /// - Parameter people: How many are expected; there may be more.
  init(expecting people: Int) {
    slots = Self.slots(for: people)
    words = Array(repeating: 0, count: slots * 3)
    marks = Array(repeating: [], count: slots)
  }

  /// How many of them are no recipients of the run, as far as it was read.
  package var leaving: Int { count - seen }

  /// Whether a row is as it was last sent, with nothing in doubt about it.
  ///
  /// - Parameters:
  ///   - pseudonym: Whose row it is.
  ///   - row: The row's digest.
  /// - Returns: Whether it need not be sent again.
  package func isAsSent(_ pseudonym: KeyedDigest, row: KeyedDigest) -> Bool {
    let place = place(of: pseudonym)
    return stands(place) && !marks[place].contains(.doubtful) && words[place * 3 + 2] == row.high
  }

  /// Whether a person stands on the list, as far as is known.
  package func holds(_ pseudonym: KeyedDigest) -> Bool { stands(place(of: pseudonym)) }

  /// Whether a person stands on the list and is no recipient of the run, as far as it was read.
  package func isLeaving(_ pseudonym: KeyedDigest) -> Bool {
    let place = place(of: pseudonym)
    return stands(place) && !marks[place].contains(.seen)
  }

  /// Takes note that a person is a recipient of the run.
  package mutating func see(_ pseudonym: KeyedDigest) {
    let place = place(of: pseudonym)
    guard stands(place), !marks[place].contains(.seen) else { return }
    marks[place].insert(.seen)
    seen += 1
  }

  /// Tells of everybody who is leaving, in no order.
  package func forEachLeaving<Failure: Error>(
    _ body: (KeyedDigest) throws(Failure) -> Void
  ) throws(Failure) {
    for place in 0..<slots where stands(place) && !marks[place].contains(.seen) {
      try body(KeyedDigest(high: words[place * 3], low: words[place * 3 + 1]))
    }
  }

  /// Adds a person and what was last sent of them.
  mutating func insert(_ pseudonym: KeyedDigest, row: KeyedDigest) {
    let place = add(pseudonym)
    words[place * 3 + 2] = row.high
    if row == .unknown { marks[place].insert(.doubtful) }
  }

  /// Adds a person of whom it is not known what the contact holds, or whether it is there at all.
  mutating func doubt(_ pseudonym: KeyedDigest) {
    let place = add(pseudonym)
    marks[place].insert(.doubtful)
  }

  /// Takes out a person who was taken off the list, before any recipient is seen.
  mutating func remove(_ pseudonym: KeyedDigest) {
    let place = place(of: pseudonym)
    guard stands(place) else { return }
    marks[place] = .gone
    count -= 1
  }

  /// The person's slot, which is taken from now on.
  private mutating func add(_ pseudonym: KeyedDigest) -> Int {
    let found = place(of: pseudonym)
    if stands(found) { return found }
    if isTaken(found) {
      marks[found] = []
      count += 1
      return found
    }
    if taken >= slots / 5 * 4 {
      grow()
      return add(pseudonym)
    }
    let key = Self.key(pseudonym)
    (words[found * 3], words[found * 3 + 1]) = (key.high, key.low)
    count += 1
    taken += 1
    return found
  }

  private mutating func grow() {
    var larger = Standing(expecting: count * 2)
    for place in 0..<slots where stands(place) {
      let target = larger.add(KeyedDigest(high: words[place * 3], low: words[place * 3 + 1]))
      larger.words[target * 3 + 2] = words[place * 3 + 2]
      larger.marks[target] = marks[place]
    }
    larger.seen = seen
    self = larger
  }

  /// The slot that a person has, or would get.
  private func place(of pseudonym: KeyedDigest) -> Int {
    let key = Self.key(pseudonym)
    // A number below `slots` without a division (Lemire, 2019).
    var place = Int(truncatingIfNeeded: key.low.multipliedFullWidth(by: UInt64(slots)).high)
    while isTaken(place), words[place * 3] != key.high || words[place * 3 + 1] != key.low {
      place += 1
      if place == slots { place = 0 }
    }
    return place
  }

  private func isTaken(_ place: Int) -> Bool { words[place * 3] | words[place * 3 + 1] != 0 }

  private func stands(_ place: Int) -> Bool { isTaken(place) && !marks[place].contains(.gone) }

  /// The one pseudonym that would look like a free slot shares another's, at odds of 2⁻¹²⁸.
  private static func key(_ pseudonym: KeyedDigest) -> KeyedDigest {
    pseudonym == .unknown ? KeyedDigest(high: 0, low: 1) : pseudonym
  }

  private static func slots(for people: Int) -> Int { max(20, people / 4 * 5 + 10) }
}
