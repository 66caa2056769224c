import Domain
import Ledger
import Views

/// A destination's last completed run, for the next to be compared with.
struct LastRun: Codable {
  let id: RunID
  let figures: RunFigures
  let endedAt: Timestamp?
  /// How many more rows the next would read; less than zero where fewer.
  let moreRead: Int?
  /// How many more rows the next would send; less than zero where fewer.
  let moreSent: Int?

  /// Compares a run with the next.
  ///
  /// - Parameters:
  ///   - run: The last completed run, if there is one.
  ///   - next: What the next comes to, where that is known.
  ///   - session: The ledger, and who asks.
  /// - Throws: `ViewsError`.
  init?(_ run: RunID?, _ next: RunFigures?, in session: Session) throws {
    guard let run, let row = try session.ledger.views.run(run), let figures = row.figures
    else { return nil }
    id = run
    self.figures = figures
    endedAt = row.endedAt
    moreRead = next.map { $0.read - figures.read }
    moreSent = next.map { $0.sent - figures.sent }
  }
}
