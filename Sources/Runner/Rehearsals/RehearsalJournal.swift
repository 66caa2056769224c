import Domain
import Ledger

/// The journal of a run that is only tried out: the domain decides as ever, on a state that nobody
/// else sees, and nothing is recorded.
actor RehearsalJournal: RunJournal {
  private let id: RunID
  private var state: State
  /// What the driver reported of the sources.
  private(set) var report: RunEvent.Started?

  /// Opens the journal of a run.
  ///
  /// - Parameters:
  ///   - id: The run.
  ///   - state: The state in which it was ordered.
  init(of id: RunID, in state: State) {
    self.id = id
    self.state = state
  }

  func run() async throws(LedgerError) -> Run? { state.unfinished(id) }

  func objection() async throws(LedgerError) -> Refusal? { state.objection(to: id) }

  func record(_ report: RunEvent) async throws(LedgerError) -> ReportDecision {
    if case .started(let report) = report { self.report = report }
    let decision = state.decide(report: report)
    switch decision {
    case .accepted(let events), .refused(_, let events):
      for event in events { state.evolve(event) }
    }
    return decision
  }

  /// The plan of the run, once it would begin.
  var plan: RunPlan? {
    guard case .found(let name) = report?.list else { return nil }
    return state.plan(of: id, listName: name)
  }
}
