/// What happened to runs, in the order of a run's life.
package enum RunEvent: Hashable, Sendable {
  /// A run was ordered and allowed.
  case requested(Requested)
  /// The sources were read once through and may be sent.
  case started(Started)
  /// A batch is about to leave; durable before its first byte does.
  case batchPrepared(BatchPrepared)
  /// A batch did not leave at an attempt; it will be sent again unless the run was cancelled.
  case batchDeferred(BatchDeferred)
  /// An attempt may or may not have taken effect.
  case batchUnanswered(BatchUnanswered)
  /// Sendinblue refused a batch for good.
  case batchRejected(BatchRejected)
  /// Sendinblue took a batch.
  case batchSent(BatchSent)
  /// Sendinblue's import of a batch ended.
  case batchImported(BatchImported)
  /// A batch is off the list, or as much of it as there was.
  case batchRemoved(BatchRemoved)
  /// The run stopped before its end and can be resumed.
  case interrupted(Interrupted)
  /// The run goes on.
  case resumed(Resumed)
  /// Everything was sent, and the figures add up.
  case completed(Completed)
  /// The run ended before everything was sent.
  case failed(Failed)
  /// The run was ended by a person.
  case cancelled(Cancelled)

  /// The stored name of each event.
  package enum Kind: String, CaseIterable, Sendable {
    case requested = "run-requested"
    case started = "run-started"
    case batchPrepared = "batch-prepared"
    case batchDeferred = "batch-deferred"
    case batchUnanswered = "batch-unanswered"
    case batchRejected = "batch-rejected"
    case batchSent = "batch-sent"
    case batchImported = "batch-imported"
    case batchRemoved = "batch-removed"
    case interrupted = "run-interrupted"
    case resumed = "run-resumed"
    case completed = "run-completed"
    case failed = "run-failed"
    case cancelled = "run-cancelled"
  }

  /// The event's stored name.
  package var kind: Kind {
    switch self {
    case .requested: .requested
    case .started: .started
    case .batchPrepared: .batchPrepared
    case .batchDeferred: .batchDeferred
    case .batchUnanswered: .batchUnanswered
    case .batchRejected: .batchRejected
    case .batchSent: .batchSent
    case .batchImported: .batchImported
    case .batchRemoved: .batchRemoved
    case .interrupted: .interrupted
    case .resumed: .resumed
    case .completed: .completed
    case .failed: .failed
    case .cancelled: .cancelled
    }
  }

  /// What the event tells.
  package var payload: any Payload {
    switch self {
    case .requested(let payload): payload
    case .started(let payload): payload
    case .batchPrepared(let payload): payload
    case .batchDeferred(let payload): payload
    case .batchUnanswered(let payload): payload
    case .batchRejected(let payload): payload
    case .batchSent(let payload): payload
    case .batchImported(let payload): payload
    case .batchRemoved(let payload): payload
    case .interrupted(let payload): payload
    case .resumed(let payload): payload
    case .completed(let payload): payload
    case .failed(let payload): payload
    case .cancelled(let payload): payload
    }
  }

  /// What the event is about.
  package var subject: Subject { .run(run) }

  /// The run that the event is about.
  package var run: RunID {
    switch self {
    case .requested(let event): event.run
    case .started(let event): event.run
    case .batchPrepared(let event): event.run
    case .batchDeferred(let event): event.run
    case .batchUnanswered(let event): event.run
    case .batchRejected(let event): event.run
    case .batchSent(let event): event.run
    case .batchImported(let event): event.run
    case .batchRemoved(let event): event.run
    case .interrupted(let event): event.run
    case .resumed(let event): event.run
    case .completed(let event): event.run
    case .failed(let event): event.run
    case .cancelled(let event): event.run
    }
  }

  /// Reads a recorded event.
  ///
  /// - Parameters:
  ///   - kind: The stored name.
  ///   - reader: Holds the payload.
  /// - Throws: The reader's error where the payload is not the kind's.
  package init(_ kind: Kind, from reader: some PayloadReader) throws {
    switch kind {
    case .requested: self = .requested(try reader.read(Requested.self))
    case .started: self = .started(try reader.read(Started.self))
    case .batchPrepared: self = .batchPrepared(try reader.read(BatchPrepared.self))
    case .batchDeferred: self = .batchDeferred(try reader.read(BatchDeferred.self))
    case .batchUnanswered: self = .batchUnanswered(try reader.read(BatchUnanswered.self))
    case .batchRejected: self = .batchRejected(try reader.read(BatchRejected.self))
    case .batchSent: self = .batchSent(try reader.read(BatchSent.self))
    case .batchImported: self = .batchImported(try reader.read(BatchImported.self))
    case .batchRemoved: self = .batchRemoved(try reader.read(BatchRemoved.self))
    case .interrupted: self = .interrupted(try reader.read(Interrupted.self))
    case .resumed: self = .resumed(try reader.read(Resumed.self))
    case .completed: self = .completed(try reader.read(Completed.self))
    case .failed: self = .failed(try reader.read(Failed.self))
    case .cancelled: self = .cancelled(try reader.read(Cancelled.self))
    }
  }
}
