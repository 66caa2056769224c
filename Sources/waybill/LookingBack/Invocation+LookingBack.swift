import Ledger

extension Invocation {
  /// Looks back in a ledger's history, and says to whoever reads messages what is shown.
  ///
  /// - Parameters:
  ///   - ledger: The ledger.
  ///   - point: Where in its history.
  /// - Returns: The ledger as it was.
  /// - Throws: `LedgerError`, where it has no such point among others.
  func lookBack(at ledger: Ledger, to point: HistoryPoint) throws -> PastLedger {
    let line = terminal.hasMessages ? ProgressLine() : nil
    let past = try {
      defer { line?.clear() }
      return try PastLedger(of: ledger, at: point) { done, total in
        line?.show { EntryProgress(doing: "Looking back", done, of: total, elapsed: $0).text }
      }
    }()
    StandardStream.say("waybill: as of \(past.time), entry \(past.position)")
    return past
  }
}
