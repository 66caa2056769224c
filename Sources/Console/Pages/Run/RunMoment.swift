import Audit
import Domain
import EventLog
import Results
import Views

/// Something that happened to a run's batches, or stopped the run and had it go on.
struct RunMoment: Tabular, Sendable {
  /// The stored names of what is told.
  static let kinds = RunEvent.Kind.allCases.filter { kind in
    switch kind {
    case .batchPrepared, .batchDeferred, .batchUnanswered, .batchRejected, .batchSent,
      .batchImported, .batchRemoved, .interrupted, .resumed:
      true
    case .requested, .started, .completed, .failed, .cancelled: false
    }
  }.map(\.rawValue)

  /// The entry that tells it.
  let position: Position
  /// When it was.
  let time: Timestamp
  /// Which batch, from 1; nothing where it is the run.
  let batch: Int?
  /// What happened.
  let what: Sentence
  /// Which attempt at the batch it was, from 1; nothing where it was none.
  let attempt: Int?
  /// Why, where a reason is on record.
  let cause: Sentence?
  /// Whether the attempt did not come to anything that is known.
  let isSetback: Bool

  /// Reads a message; nothing where it tells of something else.
  ///
  /// - Parameter message: The message.
  /// - Throws: `ViewsError` where its time is none.
  init?(_ message: RecordedMessage) throws {
    guard case .event(.run(let event), let envelope) = message else { return nil }
    (position, time) = (envelope.position, try envelope.instant())
    switch event {
    case .batchPrepared(let event):
      (batch, attempt, what, cause) = (event.number, nil, "prepared", nil)
    case .batchDeferred(let event):
      (batch, attempt) = (event.number, event.attempt)
      (what, cause) = ("turned away for now", event.cause.words)
    case .batchUnanswered(let event):
      (batch, attempt) = (event.number, event.attempt)
      (what, cause) = ("in doubt", event.cause.words)
    case .batchRejected(let event):
      (batch, attempt) = (event.number, event.attempt)
      (what, cause) = ("rejected", Sentence(verbatim: event.code))
    case .batchSent(let event):
      (batch, attempt, what, cause) = (event.number, event.attempt, "taken by Sendinblue", nil)
    case .batchImported(let event):
      (batch, attempt, cause) = (event.number, nil, nil)
      what = event.outcome == .completed ? "imported" : "not imported"
    case .batchRemoved(let event):
      (batch, attempt, what, cause) = (event.number, nil, "taken off", nil)
    case .interrupted(let event):
      (batch, attempt, what, cause) = (nil, nil, "interrupted", event.cause.words)
    case .resumed: (batch, attempt, what, cause) = (nil, nil, "resumed", nil)
    case .requested, .started, .completed, .failed, .cancelled: return nil
    }
    switch event {
    case .batchDeferred, .batchUnanswered, .batchRejected: isSetback = true
    case .batchPrepared, .batchSent, .batchImported, .batchRemoved, .interrupted, .resumed,
      .requested, .started, .completed, .failed, .cancelled:
      isSetback = false
    }
  }

  static var columns: [Column<RunMoment>] {
    [
      Column("time") { $0.time.description },
      Column("batch", .trailing) { $0.batch.map { String($0) } ?? "" },
      Column("what happened", phrase: \.what).toned { $0.isSetback ? .warning : .plain },
      Column("attempt", .trailing) { $0.attempt.map { String($0) } ?? "" },
      Column("because", phrase: { $0.cause ?? "" }),
      Column("entry", .trailing) { "\($0.position)" },
    ]
  }
}
