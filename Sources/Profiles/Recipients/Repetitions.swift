/// Which rows have the address, or the telephone number, of a recipient before them.
///
/// A first reading of a run's sources finds it out with tables of all addresses and numbers; a
/// second reading of the same rows follows it, and needs no table. Two bits a row, so 250 kB for a
/// million.
package struct Repetitions: Equatable, Sendable {
  /// What a recipient before a row may have, too.
  enum Kind: UInt64, CaseIterable {
    /// The row's address.
    case address = 1
    /// The row's telephone number.
    case phone = 2
  }

  private static let bitsPerRow = Kind.allCases.count
  private static let rowsPerWord = UInt64.bitWidth / bitsPerRow
  /// Behind the last word, nothing is repeated.
  private var words: [UInt64] = []

  /// No row repeats anything.
  package init() {}

  /// Takes note that a row repeats something.
  ///
  /// - Parameters:
  ///   - kind: what it repeats.
  ///   - row: the row's number over all sources, from 0.
  mutating func insert(_ kind: Kind, row: Int) {
    let word = row / Repetitions.rowsPerWord
    while words.count <= word { words.append(0) }
    words[word] |= Repetitions.bit(kind, row)
  }

  /// Whether a row repeats something; one that was never read does not.
  func contains(_ kind: Kind, row: Int) -> Bool {
    let word = row / Repetitions.rowsPerWord
    return word < words.count && words[word] & Repetitions.bit(kind, row) != 0
  }

  private static func bit(_ kind: Kind, _ row: Int) -> UInt64 {
    kind.rawValue << UInt64(row % rowsPerWord * bitsPerRow)
  }
}
