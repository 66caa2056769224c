import Domain
import GRDB

/// Keeps `suppressions`: who is kept out of runs, and from which entry to which.
enum SuppressionsProjection: Projection {
  static func project(_ event: Event, at moment: Moment, in rows: RowWriter) throws {
    switch event {
    case .dataSubject(let event): try project(event, at: moment, in: rows)
    case .user, .connection, .segment, .destination, .run, .schedule, .notification,
      .custody, .commandRefused:
      break
    }
  }

  private static func project(
    _ event: DataSubjectEvent, at moment: Moment, in rows: RowWriter
  ) throws {
    switch event {
    case .lookedUp, .erasureOrdered, .erased, .erasureFailed, .erasureUnanswered: break
    case .suppressed(let event):
      // Who is kept out already has been since then.
      try rows.carryOut(
        """
        INSERT INTO suppressions (position, pseudonym, suppressed_by, suppressed_at, reason)
        VALUES (:position, :pseudonym, :user, :time, :reason)
        ON CONFLICT DO NOTHING
        """,
        [
          "position": moment.position, "pseudonym": event.pseudonym.hexadecimal,
          "user": event.user.description, "time": moment.time, "reason": event.reason?.text,
        ])
    case .released(let event):
      try rows.carryOut(
        """
        UPDATE suppressions
        SET    released_position = :position,
               released_by       = :user,
               released_at       = :time
        WHERE  pseudonym = :pseudonym AND released_position IS NULL
        """,
        [
          "position": moment.position, "pseudonym": event.pseudonym.hexadecimal,
          "user": event.user.description, "time": moment.time,
        ])
    }
  }
}
