package import Domain

/// The next effect of a run: what has to be done, not how.
///
/// The log alone decides it: after a crash, the same run gives the same step.
package enum Step: Hashable, Sendable {
  /// Ask for the list and the attributes, and read the sources once through.
  case survey
  /// Fill the next batch and put it on record.
  case prepare(number: Int, fromRow: Int)
  /// Send a batch that is on record.
  case send(RunEvent.BatchPrepared, attempt: Int)
  /// Send a batch in doubt again, once no import can be under way any more.
  case settle(RunEvent.BatchPrepared, attempt: Int)
  /// Wait until Sendinblue has imported a batch.
  case awaitImport(RunEvent.BatchPrepared, process: Int64)
  /// Put on record that a batch does not leave at this attempt, as the run was cancelled.
  case holdBack(RunEvent.BatchPrepared, attempt: Int)
  /// Look who of those leaving is on the list, and put the next of them on record; or the end, where
  /// nobody is.
  case sweep(number: Int)
  /// Take a batch that is on record off the list.
  case remove(RunEvent.BatchPrepared, attempt: Int)
  /// Look who of a batch in doubt is on the list still.
  case settleRemoval(RunEvent.BatchPrepared, attempt: Int)
  /// Put the end on record.
  case complete

  /// The step that follows from what is on record of a run.
  ///
  /// - Parameter run: The run, which has not ended, or was cancelled with a batch in the air.
  /// - Returns: Nothing where the run was interrupted and has to be resumed first.
  package static func next(after run: Run) -> Step? {
    if run.isInterrupted { return nil }
    switch run.phase {
    case .requested:
      return .survey
    case .ready(let plan):
      if run.recipients < plan.figures.sent {
        return .prepare(number: run.batches + 1, fromRow: run.nextRow)
      }
      return run.leaving > 0 ? .sweep(number: run.batches + 1) : .complete
    case .prepared(_, let batch, let attempts) where run.isCancelled,
      .unanswered(_, let batch, let attempts) where run.isCancelled:
      return .holdBack(batch, attempt: attempts + 1)
    case .prepared(_, let batch, let attempts):
      return batch.kind == .removal
        ? .remove(batch, attempt: attempts + 1) : .send(batch, attempt: attempts + 1)
    case .unanswered(_, let batch, let attempts):
      return batch.kind == .removal
        ? .settleRemoval(batch, attempt: attempts) : .settle(batch, attempt: attempts + 1)
    case .sent(_, let batch, let process):
      return .awaitImport(batch, process: process)
    }
  }
}
