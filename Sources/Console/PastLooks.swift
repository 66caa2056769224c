import Ledger

/// Looks back in a ledger's history, and remembers what was looked at last: to look back takes as long as
/// the log is up to there, and whoever turns pages asks for the same again.
actor PastLooks {
  /// So many are remembered; each takes some hundred bytes of disk an entry.
  private static let most = 2

  private let ledger: Ledger
  private var known: [(point: HistoryPoint, past: PastLedger)] = []

  /// Remembers nothing yet.
  ///
  /// - Parameter ledger: The ledger.
  init(of ledger: Ledger) {
    self.ledger = ledger
  }

  /// The ledger as it was.
  ///
  /// - Parameter point: Where in its history.
  /// - Returns: The ledger as it was there.
  /// - Throws: `LedgerError`, where it has no such point among others.
  func look(at point: HistoryPoint) throws(LedgerError) -> PastLedger {
    if let found = known.first(where: { $0.point == point }) { return found.past }
    let past = try PastLedger(of: ledger, at: point)
    known = Array(([(point, past)] + known).prefix(Self.most))
    return past
  }
}
