/// A set of contacts, a bit each: a list of a million members takes 125 kB.
struct ContactSet {
  private var words: [UInt64] = []

  /// How many contacts are in it.
  private(set) var count = 0

  /// Whether a contact is in it.
  func contains(_ contact: Int) -> Bool {
    let word = contact / 64
    return word < words.count && words[word] & (1 << UInt64(contact % 64)) != 0
  }

  /// Puts a contact in.
  ///
  /// - Returns: Whether it was not there before.
  @discardableResult
  mutating func insert(_ contact: Int) -> Bool {
    let word = contact / 64
    if word >= words.count {
      words.append(contentsOf: repeatElement(0, count: word + 1 - words.count))
    }
    let bit: UInt64 = 1 << UInt64(contact % 64)
    guard words[word] & bit == 0 else { return false }
    words[word] |= bit
    count += 1
    return true
  }

  /// Takes a contact out.
  ///
  /// - Returns: Whether it was there before.
  @discardableResult
  mutating func remove(_ contact: Int) -> Bool {
    guard contains(contact) else { return false }
    words[contact / 64] &= ~(1 << UInt64(contact % 64))
    count -= 1
    return true
  }

  /// One page of it, in the order of creation or against it.
  ///
  /// Whole words before the page are counted, not walked.
  func page(_ page: Page) -> [Int] {
    var contacts: [Int] = []
    var skip = page.offset
    let order = words.indices
    var step = 0
    while step < order.count, contacts.count < page.limit {
      let word = page.isDescending ? order.count - 1 - step : step
      step += 1
      let bits = words[word]
      if skip >= bits.nonzeroBitCount {
        skip -= bits.nonzeroBitCount
        continue
      }
      for position in 0..<64 where contacts.count < page.limit {
        let bit = page.isDescending ? 63 - position : position
        guard bits & (1 << UInt64(bit)) != 0 else { continue }
        if skip > 0 { skip -= 1 } else { contacts.append(word * 64 + bit) }
      }
    }
    return contacts
  }
}
