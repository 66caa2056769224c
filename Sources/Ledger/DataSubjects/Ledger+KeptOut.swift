package import Domain
import Views

extension Ledger {
  /// Whom a run keeps out, as it was ordered.
  ///
  /// - Parameter run: The run; one that is not on record goes by what holds now.
  /// - Returns: The people.
  /// - Throws: `LedgerError.views`.
  package nonisolated func peopleKeptOut(of run: RunID) throws(LedgerError) -> [Pseudonym] {
    do throws(ViewsError) { return try views.peopleKeptOut(of: run) } catch { throw .views(error) }
  }
}
