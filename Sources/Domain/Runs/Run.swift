/// A run that has not ended: one execution of a destination.
package struct Run: Codable, Hashable, Sendable, Identifiable {
  /// Which run it is.
  package let id: RunID
  /// What is to leave.
  package let order: RunOrder
  /// The consent text under which it runs: the order's, then that of its last resumption.
  package var consentText: ConsentText
  /// How far it is.
  package var phase: Phase
  /// Whether it stopped and waits to be resumed.
  package var isInterrupted: Bool
  /// Whether it was cancelled: its batch in the air is settled, and nothing further leaves.
  package var isCancelled = false
  /// How many batches have left, the present one included.
  package var batches: Int
  /// The first row that no settled batch covers.
  package var nextRow: Int
  /// How many recipients the imports so far carried, the present one included.
  package var recipients: Int
  /// How many contacts settled removals took off the list.
  package var removed = 0
  /// What Sendinblue refused so far, by its own reasons, ordered by them.
  package var refused: [ImportRefusals]

  /// How far a run is.
  ///
  /// requested → ready → (prepared → unanswered* → sent → ready)* → ended. A deferred attempt
  /// stays prepared, and a removal is never sent but ready again. An ended run is no longer part of
  /// the state.
  package enum Phase: Codable, Hashable, Sendable {
    /// Ordered; its sources are not read yet. → ready
    case requested
    /// No batch is under way; the next can be prepared, or the run completed. → prepared
    case ready(plan: Plan)
    /// A batch is on record and may be leaving. → prepared, unanswered, sent; ready
    case prepared(plan: Plan, batch: RunEvent.BatchPrepared, attempts: Int)
    /// A batch may or may not have left. → prepared by sending it again, sent; ready
    case unanswered(plan: Plan, batch: RunEvent.BatchPrepared, attempts: Int)
    /// Sendinblue took a batch and is importing it. → ready
    case sent(plan: Plan, batch: RunEvent.BatchPrepared, process: Int64)
  }

  /// What reading the sources once through showed.
  package struct Plan: Codable, Hashable, Sendable {
    /// The sources as they were.
    package let sources: [SourceFacts]
    /// What sending them will come to.
    package let figures: RunFigures
    /// Who is to be taken off the list, where it mirrors the segments.
    package let removals: Removals?
  }

  /// How many contacts are still to be taken off the list, as far as the plan knows.
  package var leaving: Int { max(plan?.removals?.leaving ?? 0, 0) - max(removed, 0) }

  /// The batch that is on record and not settled, if there is one.
  package var batchInHand: RunEvent.BatchPrepared? {
    switch phase {
    case .prepared(_, let batch, _), .unanswered(_, let batch, _), .sent(_, let batch, _): batch
    case .requested, .ready: nil
    }
  }

  /// The plan, once there is one.
  package var plan: Plan? {
    switch phase {
    case .requested: nil
    case .ready(let plan): plan
    case .prepared(let plan, _, _): plan
    case .unanswered(let plan, _, _): plan
    case .sent(let plan, _, _): plan
    }
  }
}
