/// Which column a key is: open addressing over the hashes of the names.
struct JSONColumns {
  /// The names, in the order of the columns.
  let names: [String]
  private let keys: [[UInt8]]
  /// One more than a column's number, or 0 where there is none.
  ///
  /// Their count is a power of two, and at most half of them are taken.
  private var slots: [Int32]

  /// Makes the table.
  ///
  /// - Parameter names: the names; no two are equal.
  init(_ names: [String]) {
    self.names = names
    keys = names.map { Array($0.utf8) }
    var capacity = 16
    while capacity < names.count * 2 { capacity *= 2 }
    slots = [Int32](repeating: 0, count: capacity)
    for (column, key) in keys.enumerated() {
      var slot = key.withUnsafeBufferPointer { JSONColumns.hash($0) } & (capacity - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = Int32(column + 1)
    }
  }

  /// Finds the column of a key.
  ///
  /// - Parameters:
  ///   - key: the key, unescaped.
  ///   - guess: the column that it probably is, since rows tend to have their keys in one order.
  /// - Returns: the column's number, or `nil` where the key is none.
  func column(of key: UnsafeBufferPointer<UInt8>, guess: Int) -> Int? {
    if guess < keys.count, key.elementsEqual(keys[guess]) { return guess }
    let mask = slots.count &- 1
    var slot = JSONColumns.hash(key) & mask
    while slots[slot] != 0 {
      let column = Int(slots[slot]) &- 1
      if key.elementsEqual(keys[column]) { return column }
      slot = (slot &+ 1) & mask
    }
    return nil
  }

  private static func hash(_ key: UnsafeBufferPointer<UInt8>) -> Int {
    Int(truncatingIfNeeded: SipHash.digest(key, key: (0, 0)).first)
  }
}
