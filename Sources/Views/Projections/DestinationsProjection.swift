import Domain
import EventLog
import GRDB

/// Keeps `destinations`.
enum DestinationsProjection: Projection {
  static func project(_ event: Event, at moment: Moment, in rows: RowWriter) throws {
    switch event {
    case .destination(let event): try project(event, at: moment, in: rows)
    case .user, .connection, .segment, .run, .schedule, .notification, .dataSubject, .custody,
      .commandRefused:
      break
    }
  }

  private static func project(
    _ event: DestinationEvent, at moment: Moment, in rows: RowWriter
  ) throws {
    switch event {
    case .saved(let event):
      var arguments = try arguments(event.destination, event.settings, event.listName, at: moment)
      arguments += [
        "owner": event.owner.description,
        "schedule": try CanonicalJSON.text(DestinationSchedule.withRefresh),
      ]
      try rows.carryOut(
        """
        INSERT INTO destinations (
          id, name, connection, list, list_name, matching, segments, only_changes,
          mirror, owner, schedule, saved_at
        )
        VALUES (
          :id, :name, :connection, :list, :listName, :matching, :segments, :onlyChanges,
          :mirror, :owner, :schedule, :time
        )
        """, arguments)
    case .edited(let event), .attached(let event):
      try rows.carryOut(
        """
        UPDATE destinations
        SET    name         = :name,
               connection   = :connection,
               list         = :list,
               list_name    = :listName,
               matching     = :matching,
               segments     = :segments,
               only_changes = :onlyChanges,
               mirror       = :mirror,
               edited_at    = :time,
               detached_at  = NULL
        WHERE  id = :id
        """, try arguments(event.destination, event.settings, event.listName, at: moment))
    case .removed(let event):
      try rows.carryOut(
        "UPDATE destinations SET removed_at = :time WHERE id = :id",
        ["id": event.destination.description, "time": moment.time])
    case .detached(let event):
      try rows.carryOut(
        "UPDATE destinations SET detached_at = :time WHERE id = :id",
        ["id": event.destination.description, "time": moment.time])
    case .scheduled(let event):
      try rows.carryOut(
        "UPDATE destinations SET schedule = :schedule, paused_at = NULL WHERE id = :id",
        [
          "id": event.destination.description,
          "schedule": try CanonicalJSON.text(event.schedule),
        ])
    case .paused(let event):
      try rows.carryOut(
        "UPDATE destinations SET paused_at = :time WHERE id = :id",
        ["id": event.destination.description, "time": moment.time])
    case .approved: break
    }
  }

  private static func arguments(
    _ id: DestinationID, _ settings: DestinationSettings, _ listName: String, at moment: Moment
  ) throws -> StatementArguments {
    [
      "id": id.description, "name": settings.name.text,
      "connection": settings.connection.description, "list": settings.list, "listName": listName,
      "matching": try CanonicalJSON.text(settings.matching),
      "segments": try CanonicalJSON.text(settings.segments),
      "onlyChanges": settings.onlyChanges,
      "mirror": try settings.mirror.map { try CanonicalJSON.text($0) }, "time": moment.time,
    ]
  }
}
