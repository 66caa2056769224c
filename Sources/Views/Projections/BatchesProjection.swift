import Domain
import EventLog
import GRDB

/// Keeps `batches`.
enum BatchesProjection: Projection {
  static func project(_ event: Event, at moment: Moment, in database: Database) throws {
    switch event {
    case .run(let event): try project(event, at: moment, in: database)
    case .user, .connection, .segment, .destination, .schedule, .notification, .dataSubject,
      .custody,
      .commandRefused:
      break
    }
  }

  private static func project(_ event: RunEvent, at moment: Moment, in database: Database) throws {
    switch event {
    case .batchPrepared(let event): try insert(event, at: moment, in: database)
    case .batchDeferred(let event):
      try attempt(event.attempt, at: event.number, of: event.run, .deferred, in: database)
    case .batchUnanswered(let event):
      try attempt(event.attempt, at: event.number, of: event.run, .unanswered, in: database)
    case .batchRejected(let event):
      try attempt(event.attempt, at: event.number, of: event.run, .rejected, in: database)
      try database.carryOut(
        "UPDATE batches SET rejection_code = :code WHERE run = :run AND number = :number",
        ["run": event.run.description, "number": event.number, "code": event.code])
    case .batchSent(let event):
      try attempt(event.attempt, at: event.number, of: event.run, .sent, in: database)
      try database.carryOut(
        """
        UPDATE batches SET process = :process, sent_at = :time
        WHERE  run = :run AND number = :number
        """,
        [
          "run": event.run.description, "number": event.number, "process": event.process,
          "time": moment.time,
        ])
    case .batchImported(let event): try finish(event, at: moment, in: database)
    case .batchRemoved(let event):
      try attempt(event.attempt, at: event.number, of: event.run, .removed, in: database)
      try database.carryOut(
        """
        UPDATE batches SET removed = :removed, removed_at = :time
        WHERE  run = :run AND number = :number
        """,
        [
          "run": event.run.description, "number": event.number, "removed": event.removed,
          "time": moment.time,
        ])
    case .requested, .started, .interrupted, .resumed, .completed, .failed, .cancelled: break
    }
  }

  /// Writes a batch down, with the consent and the export user of this moment.
  private static func insert(
    _ event: RunEvent.BatchPrepared, at moment: Moment, in database: Database
  ) throws {
    try database.carryOut(
      """
      INSERT INTO batches (
        run, number, position, kind, first_row, end_row, recipients, bytes, body_sha256,
        manifest_root, manifest_sha256, consent_version, consent_position, export_user, status, prepared_at
      )
      SELECT :run, :number, :position, :kind, :firstRow, :endRow, :recipients, :bytes, :bodySHA256,
             :manifestRoot, :manifestSHA256,
             COALESCE(consents.text_version, runs.consent_version),
             COALESCE(consents.position, runs.consent_position),
             COALESCE(connections.export_user, runs.export_user),
             :status, :time
      FROM   runs
      LEFT   JOIN connections ON connections.id = runs.connection
      LEFT   JOIN consents    ON consents.connection = runs.connection
                             AND consents.superseded_at IS NULL
                             AND consents.withdrawn_at  IS NULL
      WHERE  runs.id = :run
      """,
      [
        "run": event.run.description, "number": event.number, "position": moment.position,
        "kind": event.kind?.rawValue, "firstRow": event.rows.from, "endRow": event.rows.to,
        "recipients": event.recipients,
        "bytes": event.bytes, "bodySHA256": event.bodySHA256.hexadecimal,
        "manifestRoot": event.manifestRoot.hexadecimal,
        "manifestSHA256": event.manifestSHA256?.hexadecimal,
        "status": BatchStatus.prepared.rawValue, "time": moment.time,
      ])
  }

  private static func attempt(
    _ attempt: Int, at number: Int, of run: RunID, _ status: BatchStatus, in database: Database
  ) throws {
    try database.carryOut(
      """
      UPDATE batches SET attempts = :attempt, status = :status
      WHERE  run = :run AND number = :number
      """,
      [
        "run": run.description, "number": number, "attempt": attempt, "status": status.rawValue,
      ])
  }

  private static func finish(
    _ event: RunEvent.BatchImported, at moment: Moment, in database: Database
  ) throws {
    let status: BatchStatus =
      switch event.outcome {
      case .completed: .imported
      case .failed, .cancelled: .importFailed
      }
    try database.carryOut(
      """
      UPDATE batches
      SET    status      = :status,
             refused     = :refused,
             imported_at = :time
      WHERE  run = :run AND number = :number
      """,
      [
        "run": event.run.description, "number": event.number, "status": status.rawValue,
        "refused": try CanonicalJSON.text(event.refused), "time": moment.time,
      ])
  }
}
