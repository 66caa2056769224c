package import Domain
import EventLog
import Views

/// What the log tells of batches, which the manifests are held against: their file may have been
/// purged, or come from an old backup.
package struct RecordedBatches: Sendable {
  /// A batch that is on record.
  package struct Batch: Hashable, Sendable {
    /// Whose it is.
    package let run: RunID
    /// Its number, from 1.
    package let number: Int

    /// Names a batch.
    package init(run: RunID, number: Int) {
      self.run = run
      self.number = number
    }
  }

  /// All that came on record behind the end of a run's baseline, of whatever destination; none where
  /// there is no baseline.
  package let sinceBaseline: [Batch]
  /// How many contacts each removal that is settled took off its list.
  package let removed: [Batch: Int]

  /// Nothing, for a run that is compared with none.
  package static let none = RecordedBatches(sinceBaseline: [], removed: [:])

  /// States what is on record.
  package init(sinceBaseline: [Batch], removed: [Batch: Int]) {
    self.sinceBaseline = sinceBaseline
    self.removed = removed
  }
}

extension Ledger {
  /// What is on record of batches that bears on who stands on a run's list.
  ///
  /// Read before the manifests are: whatever is on record had its manifest before.
  ///
  /// - Parameter run: The run.
  /// - Returns: The batches; none for a destination that remembers nobody.
  /// - Throws: `LedgerError` where the log cannot be read.
  package nonisolated func recordedBatches(
    before run: Run
  ) throws(LedgerError) -> RecordedBatches {
    guard run.order.settings.keepsStanding else { return .none }
    do {
      let end = try run.order.baseline.flatMap { try self.end(of: $0.run) }
      var batches: [RecordedBatches.Batch] = []
      var removed: [RecordedBatches.Batch: Int] = [:]
      // Without a baseline nothing has to be there; who was taken off is of use all the same.
      let kinds: [RunEvent.Kind] =
        end == nil ? [.batchRemoved] : [.batchPrepared, .batchRemoved]
      for event in try events(kinds, after: end) {
        switch event {
        case .batchPrepared(let batch):
          batches.append(.init(run: batch.run, number: batch.number))
        case .batchRemoved(let outcome):
          removed[.init(run: outcome.run, number: outcome.number)] = outcome.removed
        case .requested, .started, .batchDeferred, .batchUnanswered, .batchRejected, .batchSent,
          .batchImported, .interrupted, .resumed, .completed, .failed, .cancelled:
          continue
        }
      }
      return RecordedBatches(sinceBaseline: batches, removed: removed)
    } catch {
      throw LedgerError(error)
    }
  }

  private nonisolated func end(of run: RunID) throws -> Position? {
    try log.entries(
      matching: LogFilter(types: [Self.type(.completed)], subject: Subject.run(run).text), limit: 1
    ).first?.position
  }

  private nonisolated func events(
    _ kinds: [RunEvent.Kind], after position: Position?
  ) throws -> [RunEvent] {
    try log.entries(
      matching: LogFilter(types: kinds.map(Self.type)), after: position, limit: .max
    ).compactMap { entry in
      guard case .event(.run(let event), _) = try RecordedMessage(entry) else { return nil }
      return event
    }
  }

  private static func type(_ kind: RunEvent.Kind) -> LogFilter.Types {
    .exactly(RecordType.event(name: kind.rawValue).description)
  }
}
