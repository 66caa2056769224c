import Domain
import EventLog
import GRDB

/// Keeps `segments`.
enum SegmentsProjection: Projection {
  static func project(_ event: Event, at moment: Moment, in rows: RowWriter) throws {
    switch event {
    case .segment(let event): try project(event, at: moment, in: rows)
    case .user, .connection, .destination, .run, .schedule, .notification, .dataSubject, .custody,
      .commandRefused:
      break
    }
  }

  private static func project(
    _ event: SegmentEvent, at moment: Moment, in rows: RowWriter
  ) throws {
    switch event {
    case .defined(let event): try insert(event, at: moment, in: rows)
    case .activated(let event): try activate(event, true, in: rows)
    case .deactivated(let event): try activate(event, false, in: rows)
    case .removed(let event):
      try rows.carryOut(
        "UPDATE segments SET removed_at = :time WHERE id = :id",
        ["id": event.segment.description, "time": moment.time])
    }
  }

  private static func insert(
    _ event: SegmentEvent.Defined, at moment: Moment, in rows: RowWriter
  ) throws {
    try rows.carryOut(
      """
      INSERT INTO segments (id, name, source, fields, customer_id_field, is_active, defined_at)
      VALUES (:id, :name, :source, :fields, :customerIDField, 1, :time)
      """,
      [
        "id": event.segment.description, "name": event.name.text,
        "source": try CanonicalJSON.text(event.source),
        "fields": try CanonicalJSON.text(event.fields), "customerIDField": event.customerIDField,
        "time": moment.time,
      ])
  }

  private static func activate(
    _ event: SegmentEvent.Reference, _ isActive: Bool, in rows: RowWriter
  ) throws {
    try rows.carryOut(
      "UPDATE segments SET is_active = :active WHERE id = :id",
      ["id": event.segment.description, "active": isActive])
  }
}
