import Domain
import GRDB

/// Keeps `notifications`.
enum NotificationsProjection: Projection {
  static func project(_ event: Event, at moment: Moment, in rows: RowWriter) throws {
    switch event {
    case .notification(let event): try project(event, at: moment, in: rows)
    case .user, .connection, .segment, .destination, .run, .schedule, .dataSubject, .custody,
      .commandRefused:
      break
    }
  }

  private static func project(
    _ event: NotificationEvent, at moment: Moment, in rows: RowWriter
  ) throws {
    switch event {
    case .set, .switchedOff: break
    case .delivered(let event):
      try insert(
        event.message, event.destination, event.condition, attempts: event.attempts, reason: nil,
        at: moment, in: rows)
    case .failed(let event):
      try insert(
        event.message, event.destination, event.condition, attempts: event.attempts,
        reason: event.reason, at: moment, in: rows)
    }
  }

  private static func insert(
    _ message: String, _ destination: DestinationID, _ condition: DestinationCondition,
    attempts: Int, reason: String?, at moment: Moment, in rows: RowWriter
  ) throws {
    try rows.carryOut(
      """
      INSERT INTO notifications (
        position, time, message, destination, condition, attempts, reason
      )
      VALUES (:position, :time, :message, :destination, :condition, :attempts, :reason)
      """,
      [
        "position": moment.position, "time": moment.time, "message": message,
        "destination": destination.description, "condition": condition.rawValue,
        "attempts": attempts, "reason": reason,
      ])
  }
}
