import Domain
import EventLog
import GRDB

/// Keeps `refreshes`.
enum RefreshesProjection: Projection {
  static func project(_ event: Event, at moment: Moment, in rows: RowWriter) throws {
    switch event {
    case .schedule(let event): try project(event, at: moment, in: rows)
    case .user, .connection, .segment, .destination, .run, .notification, .dataSubject, .custody,
      .commandRefused:
      break
    }
  }

  private static func project(
    _ event: ScheduleEvent, at moment: Moment, in rows: RowWriter
  ) throws {
    switch event {
    case .set, .switchedOff: break
    case .refreshStarted(let event):
      try rows.carryOut(
        """
        INSERT INTO refreshes (
          id, position, ordered_by, due, missed, destinations, started_at
        )
        VALUES (
          :id, :position, :orderedBy, :due, :missed, :destinations, :time
        )
        """,
        [
          "id": event.refresh.description, "position": moment.position,
          "orderedBy": event.orderer.description, "due": event.occasion?.due.description,
          "missed": event.occasion?.missed ?? 0,
          "destinations": try CanonicalJSON.text(event.destinations), "time": moment.time,
        ])
    case .refreshCompleted(let event):
      try rows.carryOut(
        """
        UPDATE refreshes
        SET    figures      = :figures,
               completed_at = :time
        WHERE  id = :id
        """,
        [
          "id": event.refresh.description, "figures": try CanonicalJSON.text(event.figures),
          "time": moment.time,
        ])
    }
  }
}
