import Domain
import EventLog
import Views

/// What the log tells of a run that bears on what is kept of it elsewhere.
struct RecordedRun {
  /// A batch on record.
  struct Batch {
    let prepared: RunEvent.BatchPrepared
    let position: Position
    /// Whether Sendinblue refused rows of it, or may have.
    var isRefused = false
  }

  /// The run.
  let id: RunID
  /// What it is about.
  let order: RunOrder
  /// Its batches, by their number.
  private(set) var batches: [Int: Batch] = [:]
  /// What its rows came to before it began; nothing where it did not.
  private(set) var figures: RunFigures?
  /// Where it was completed; nothing where it was not.
  private(set) var completed: Position?
  /// When it ended, however it did; nothing where it has not.
  private(set) var ended: Timestamp?

  /// The last batch's number.
  var lastBatch: Int { batches.keys.max() ?? 0 }

  /// Reads all entries about a run.
  ///
  /// - Parameters:
  ///   - id: The run.
  ///   - log: The log.
  /// - Returns: The run; nothing where no entry says that it was ordered.
  /// - Throws: What keeps its entries from being read.
  static func find(_ id: RunID, in log: EventLog) throws -> RecordedRun? {
    let kinds: [RunEvent.Kind] = [
      .requested, .started, .batchPrepared, .batchImported, .completed, .failed, .cancelled,
    ]
    let types = kinds.map { LogFilter.Types.exact($0) }
    var run: RecordedRun?
    for entry in try log.entries(
      matching: LogFilter(types: types, subject: Subject.run(id).text), limit: .max)
    {
      guard case .event(.run(let event), let envelope) = try RecordedMessage(entry) else {
        continue
      }
      if case .requested(let request) = event, run == nil {
        run = RecordedRun(id: id, order: request.order)
      }
      run?.note(event, at: envelope.position, Timestamp(envelope.time))
    }
    return run
  }

  private mutating func note(_ event: RunEvent, at position: Position, _ time: Timestamp?) {
    switch event {
    case .started(let event): figures = event.figures
    case .batchPrepared(let batch):
      batches[batch.number] = Batch(prepared: batch, position: position)
    case .batchImported(let event):
      batches[event.number]?.isRefused = event.refused.contains { $0.rows != 0 }
    case .completed:
      completed = position
      ended = time
    case .failed, .cancelled: ended = time
    case .requested, .batchDeferred, .batchUnanswered, .batchRejected, .batchSent, .batchRemoved,
      .interrupted, .resumed:
      break
    }
  }

  private init(id: RunID, order: RunOrder) {
    self.id = id
    self.order = order
  }
}

extension LogFilter.Types {
  /// The type of a run's event.
  static func exact(_ kind: RunEvent.Kind) -> LogFilter.Types {
    .exactly(RecordType.event(name: kind.rawValue).description)
  }
}
