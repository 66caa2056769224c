import Domain
import GRDB

/// Keeps `consents`: who agreed to which text when, and until when.
enum ConsentsProjection: Projection {
  static func project(_ event: Event, at moment: Moment, in rows: RowWriter) throws {
    switch event {
    case .connection(let event): try project(event, at: moment, in: rows)
    case .user, .segment, .destination, .run, .schedule, .notification, .dataSubject, .custody,
      .commandRefused:
      break
    }
  }

  private static func project(
    _ event: ConnectionEvent, at moment: Moment, in rows: RowWriter
  ) throws {
    switch event {
    case .consentAccepted(let event): try insert(event, at: moment, in: rows)
    case .consentWithdrawn(let event): try withdraw(event, at: moment, in: rows)
    case .created, .established, .attemptFailed, .exportUserAdded, .saved, .shared, .unshared,
      .renamed, .apiKeyRotated, .removed, .approvalRequired, .approvalWaived:
      break
    }
  }

  private static func insert(
    _ event: ConnectionEvent.ConsentAccepted, at moment: Moment, in rows: RowWriter
  ) throws {
    try rows.carryOut(
      """
      UPDATE consents
      SET    superseded_at = :time
      WHERE  connection = :connection AND superseded_at IS NULL AND withdrawn_at IS NULL
      """,
      ["connection": event.connection.description, "time": moment.time])
    try rows.carryOut(
      """
      INSERT INTO consents (
        position, connection, text_version, text_sha256, accepted_by, accepted_at
      )
      VALUES (:position, :connection, :version, :sha256, :user, :time)
      """,
      [
        "position": moment.position, "connection": event.connection.description,
        "version": event.text.version, "sha256": event.text.sha256.hexadecimal,
        "user": event.user.description, "time": moment.time,
      ])
  }

  private static func withdraw(
    _ event: ConnectionEvent.ConsentWithdrawn, at moment: Moment, in rows: RowWriter
  ) throws {
    try rows.carryOut(
      """
      UPDATE consents
      SET    withdrawn_at = :time,
             withdrawn_by = :user
      WHERE  connection = :connection AND superseded_at IS NULL AND withdrawn_at IS NULL
      """,
      [
        "connection": event.connection.description, "user": event.user.description,
        "time": moment.time,
      ])
  }
}
