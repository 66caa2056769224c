/// What a program has to know to go on with a ledger: which records it may meet, and which files.
///
/// The version is on record. A program that knows a lower one refuses the ledger; one that writes a
/// higher one goes on with it only once an administrator had it upgraded.
package struct LedgerVersion: RawRepresentable, Codable, Comparable, Hashable, Sendable {
  package let rawValue: Int

  package init(rawValue: Int) {
    self.rawValue = rawValue
  }

  package static func < (one: LedgerVersion, other: LedgerVersion) -> Bool {
    one.rawValue < other.rawValue
  }

  /// That of ledgers from before versions were on record.
  package static let first = LedgerVersion(rawValue: 1)
  /// The one that this program writes.
  ///
  /// Since version 2, logs say their version, and gaps are marked.
  package static let current = LedgerVersion(rawValue: 2)
}

extension LedgerVersion: CustomStringConvertible {
  package var description: String { String(rawValue) }
}
