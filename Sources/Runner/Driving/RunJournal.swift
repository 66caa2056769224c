package import Domain
package import Ledger

/// The runner's way to the ledger, for one run that it was ordered to perform.
///
/// What `record` reports is durable when it returns. When it throws, nothing was recorded, or it
/// is not known whether it was: then the runner stops, and resuming finds out.
package protocol RunJournal: Sendable {
  /// The run as it stands on record; nothing once it has ended and nothing of it is in the air.
  func run() async throws(LedgerError) -> Run?
  /// The rule that forbids that anything more of the run is sent, as things stand; nothing where
  /// none does.
  func objection() async throws(LedgerError) -> Refusal?
  /// Records what the runner saw, where no rule says no.
  func record(_ report: RunEvent) async throws(LedgerError) -> ReportDecision
}

/// A run's journal in a ledger.
package struct LedgerJournal: RunJournal {
  private let ledger: Ledger
  private let id: RunID
  private let actor: Actor
  private let cause: Causation

  /// Opens the journal of a run.
  ///
  /// - Parameters:
  ///   - id: The run.
  ///   - ledger: The ledger.
  ///   - actor: Who ordered it or resumed it.
  ///   - cause: That order, and the first of its chain.
  package init(of id: RunID, in ledger: Ledger, actor: Actor, cause: Causation) {
    self.ledger = ledger
    self.id = id
    self.actor = actor
    self.cause = cause
  }

  package func run() async throws(LedgerError) -> Run? {
    try await ledger.currentState().unfinished(id)
  }

  package func objection() async throws(LedgerError) -> Refusal? {
    try await ledger.currentState().objection(to: id)
  }

  package func record(_ report: RunEvent) async throws(LedgerError) -> ReportDecision {
    try await ledger.record(report, by: actor, cause: cause)
  }
}
