import Domain
import Ledger
import Runner

/// A run's journal in memory, which decides as the ledger does.
actor MemoryJournal: RunJournal {
  /// Something that others ask between two records.
  struct Intervention: Sendable {
    let after: RunEvent.Kind
    let command: Command
  }

  /// What is on record of the run since the journal began.
  private(set) var events: [RunEvent] = []
  private var state: State
  private let id: RunID
  private let actor: Actor
  private var interventions: [Intervention]
  private let failingAt: Int?
  private var attempts = 0

  /// Begins a journal.
  ///
  /// - Parameters:
  ///   - id: The run.
  ///   - state: What is on record already.
  ///   - actor: Who intervenes.
  ///   - interventions: What is asked when; each once.
  ///   - failingAt: The record, counted from 1, from which on nothing can be written.
  init(
    of id: RunID, in state: State, actor: Actor, interventions: [Intervention] = [],
    failingAt: Int? = nil
  ) {
    self.id = id
    self.state = state
    self.actor = actor
    self.interventions = interventions
    self.failingAt = failingAt
  }

  func run() async throws(LedgerError) -> Run? { state.unfinished(id) }

  func objection() async throws(LedgerError) -> Refusal? { state.objection(to: id) }

  func record(_ report: RunEvent) async throws(LedgerError) -> ReportDecision {
    attempts += 1
    if let failingAt, attempts >= failingAt {
      throw .file(path: "log.sqlite", reason: "No space left on device")
    }
    let decision = state.decide(report: report)
    switch decision {
    case .accepted(let events), .refused(_, let events): take(events)
    }
    if let place = interventions.firstIndex(where: { $0.after == report.kind }) {
      intervene(interventions.remove(at: place).command)
    }
    return decision
  }

  /// Has a command decided and recorded.
  func intervene(_ command: Command) {
    do throws(Refusal) {
      take(try state.decide(command, by: actor))
    } catch {
      preconditionFailure("a test's own command is refused: \(error)")
    }
  }

  private func take(_ events: [Event]) {
    for event in events {
      state.evolve(event)
      if case .run(let event) = event { self.events.append(event) }
    }
  }
}
