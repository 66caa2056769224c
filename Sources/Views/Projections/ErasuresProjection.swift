import Domain
import GRDB

/// Keeps `erasures`: what came of deleting people at Sendinblue.
enum ErasuresProjection: Projection {
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
    case .lookedUp, .suppressed, .released: break
    case .erasureOrdered(let order):
      for connection in order.connections {
        try insert(order.pseudonym, connection, at: moment, in: rows)
      }
    case .erased(let event):
      let status: ErasureStatus = event.outcome == .deleted ? .deleted : .absent
      try note(
        status, nil, of: event.pseudonym, event.connection, at: moment, in: rows)
    case .erasureFailed(let event):
      try note(
        .failed, event.reason.rawValue, of: event.pseudonym, event.connection, at: moment,
        in: rows)
    case .erasureUnanswered(let event):
      try note(
        .unanswered, event.cause.rawValue, of: event.pseudonym, event.connection, at: moment,
        in: rows)
    }
  }

  private static func insert(
    _ pseudonym: Pseudonym, _ connection: ConnectionID, at moment: Moment, in rows: RowWriter
  ) throws {
    try rows.carryOut(
      """
      INSERT INTO erasures (pseudonym, connection, position, ordered_at, status)
      VALUES (:pseudonym, :connection, :position, :time, :status)
      ON CONFLICT (pseudonym, connection) DO UPDATE
      SET position   = excluded.position,
          ordered_at = excluded.ordered_at,
          status     = excluded.status,
          reason     = NULL
      """,
      [
        "pseudonym": pseudonym.hexadecimal, "connection": connection.description,
        "position": moment.position, "time": moment.time,
        "status": ErasureStatus.ordered.rawValue,
      ])
  }

  private static func note(
    _ status: ErasureStatus, _ reason: String?, of pseudonym: Pseudonym,
    _ connection: ConnectionID, at moment: Moment, in rows: RowWriter
  ) throws {
    try rows.carryOut(
      """
      UPDATE erasures
      SET    position = :position,
             status   = :status,
             reason   = :reason
      WHERE  pseudonym = :pseudonym AND connection = :connection
      """,
      [
        "pseudonym": pseudonym.hexadecimal, "connection": connection.description,
        "position": moment.position, "status": status.rawValue, "reason": reason,
      ])
  }
}
