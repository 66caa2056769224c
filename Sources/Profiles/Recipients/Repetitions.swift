/// Which rows have the address, or the telephone number, of a recipient before them, and which are of
/// people who are not to leave.
///
/// A first reading of a run's sources finds it out with tables of all addresses and numbers; a
/// second reading of the same rows follows it, and needs no table. Three bits a row, so 380 kB for a
/// million.
package struct Repetitions: Equatable, Sendable {
  /// What keeps a row from leaving, or from leaving whole.
  enum Kind: UInt64, CaseIterable {
    /// A recipient before it has the row's address.
    case address = 1
    /// A recipient before it has the row's telephone number.
    case phone = 2
    /// Its person is not to leave.
    case suppression = 4
  }

  private static let bitsPerRow = Kind.allCases.count
  private static let rowsPerWord = UInt64.bitWidth / bitsPerRow
  /// Behind the last word, nothing is repeated.
  private var words: [UInt64] = []

  /// Whether any row's person is not to leave.
  package private(set) var hasSuppressed = false

  /// Nothing keeps any row.
  package init() {}

  /// Takes note of what keeps a row.
  ///
  /// - Parameters:
  ///   - kind: what keeps it.
  ///   - row: the row's number over all sources, from 0.
  mutating func insert(_ kind: Kind, row: Int) {
    let word = row / Repetitions.rowsPerWord
    while words.count <= word { words.append(0) }
    words[word] |= Repetitions.bit(kind, row)
    if kind == .suppression { hasSuppressed = true }
  }

  /// Whether something keeps a row; nothing does that was never read.
  func contains(_ kind: Kind, row: Int) -> Bool {
    let word = row / Repetitions.rowsPerWord
    return word < words.count && words[word] & Repetitions.bit(kind, row) != 0
  }

  private static func bit(_ kind: Kind, _ row: Int) -> UInt64 {
    kind.rawValue << UInt64(row % rowsPerWord * bitsPerRow)
  }
}
