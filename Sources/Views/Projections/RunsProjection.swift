import Domain
import EventLog
import GRDB

/// Keeps `runs`.
enum RunsProjection: Projection {
  static func project(_ event: Event, at moment: Moment, in database: Database) throws {
    switch event {
    case .run(let event): try project(event, at: moment, in: database)
    case .commandRefused(let event):
      guard let run = event.run else { return }
      try end(
        run, .refused, at: moment, in: database, reason: event.reason, rule: event.rule)
    case .user, .connection, .segment, .destination, .schedule, .notification, .dataSubject,
      .custody:
      break
    }
  }

  private static func project(_ event: RunEvent, at moment: Moment, in database: Database) throws {
    switch event {
    case .requested(let event): try insert(event, at: moment, in: database)
    case .started(let event): try start(event, at: moment, in: database)
    case .batchPrepared(let event):
      try database.carryOut(
        "UPDATE runs SET batches = :number WHERE id = :id",
        ["id": event.run.description, "number": event.number])
    case .batchSent(let event): try turn(event.run, .waitingForImport, in: database)
    case .batchImported(let event): try turn(event.run, .running, in: database)
    case .batchRemoved(let event):
      try database.carryOut(
        "UPDATE runs SET removed = removed + :removed WHERE id = :id",
        ["id": event.run.description, "removed": event.removed])
    case .batchDeferred, .batchUnanswered, .batchRejected: break
    case .interrupted(let event): try interrupt(event, in: database)
    case .resumed(let event): try resume(event, in: database)
    case .completed(let event): try complete(event, at: moment, in: database)
    case .failed(let event):
      try end(
        event.run, .failed, at: moment, in: database, reason: event.reason.rawValue,
        rule: event.rule)
    case .cancelled(let event):
      try end(event.run, .cancelled, at: moment, in: database)
      try database.carryOut(
        "UPDATE runs SET cancelled_by = :user WHERE id = :id",
        ["id": event.run.description, "user": event.user.description])
    }
  }

  /// Writes an order down; the connection's name and the consent's place are those of this moment.
  private static func insert(
    _ event: RunEvent.Requested, at moment: Moment, in database: Database
  ) throws {
    let order = event.order
    try database.carryOut(
      """
      INSERT INTO runs (
        id, position, destination, destination_name, connection, connection_name,
        account_company, list, list_name, attributes, segments, ordered_by, refresh, export_user,
        approved_by, consent_version, consent_position, status, requested_at
      )
      VALUES (
        :id, :position, :destination, :destinationName, :connection,
        (SELECT name FROM connections WHERE id = :connection),
        :company, :list, :listName, :attributes, :segments, :orderedBy, :refresh, :exportUser,
        :approvedBy, :consentVersion,
        (SELECT position FROM consents
         WHERE  connection = :connection AND superseded_at IS NULL AND withdrawn_at IS NULL),
        :status, :time
      )
      """,
      [
        "id": event.run.description, "position": moment.position,
        "destination": order.destination.description,
        "destinationName": order.settings.name.text,
        "connection": order.settings.connection.description, "company": order.account.company,
        "list": order.settings.list, "listName": order.listName,
        "attributes": order.settings.matching.sentAttributes,
        "segments": try CanonicalJSON.text(order.settings.segments),
        "orderedBy": order.orderedBy.description, "refresh": order.refresh?.description,
        "exportUser": order.exportUser.description,
        "approvedBy": order.approvedBy?.description,
        "consentVersion": order.consent.text.version, "status": RunStatus.queued.rawValue,
        "time": moment.time,
      ])
  }

  private static func start(
    _ event: RunEvent.Started, at moment: Moment, in database: Database
  ) throws {
    try database.carryOut(
      """
      UPDATE runs
      SET    status     = :status,
             sources    = :sources,
             figures    = :figures,
             removals   = :removals,
             removed    = :removed,
             started_at = :time
      WHERE  id = :id
      """,
      [
        "id": event.run.description, "status": RunStatus.running.rawValue,
        "sources": try CanonicalJSON.text(event.sources),
        "figures": try CanonicalJSON.text(event.figures),
        "removals": try event.removals.map { try CanonicalJSON.text($0) },
        "removed": event.removals == nil ? nil : 0, "time": moment.time,
      ])
  }

  /// Tells a run that waits for Sendinblue from one that sends; how it ended is not touched.
  private static func turn(_ run: RunID, _ status: RunStatus, in database: Database) throws {
    try database.carryOut(
      "UPDATE runs SET status = :status WHERE id = :id AND ended_at IS NULL",
      ["id": run.description, "status": status.rawValue])
  }

  private static func interrupt(_ event: RunEvent.Interrupted, in database: Database) throws {
    try database.carryOut(
      "UPDATE runs SET status = :status, reason = :reason WHERE id = :id",
      [
        "id": event.run.description, "status": RunStatus.interrupted.rawValue,
        "reason": event.cause.rawValue,
      ])
  }

  /// A resumed run stands where it stood when it stopped.
  private static func resume(_ event: RunEvent.Resumed, in database: Database) throws {
    try database.carryOut(
      """
      UPDATE runs
      SET    status = CASE
                        WHEN started_at IS NULL THEN :queued
                        WHEN EXISTS (
                          SELECT 1 FROM batches
                          WHERE  run = runs.id AND number = runs.batches AND status = :sent
                        ) THEN :waiting
                        ELSE :running
                      END,
             reason = NULL
      WHERE  id = :id
      """,
      [
        "id": event.run.description, "queued": RunStatus.queued.rawValue,
        "sent": BatchStatus.sent.rawValue, "waiting": RunStatus.waitingForImport.rawValue,
        "running": RunStatus.running.rawValue,
      ])
  }

  private static func complete(
    _ event: RunEvent.Completed, at moment: Moment, in database: Database
  ) throws {
    let status: RunStatus = event.warnings.isEmpty ? .completed : .completedWithWarnings
    try end(event.run, status, at: moment, in: database)
    try database.carryOut(
      """
      UPDATE runs
      SET    figures      = :figures,
             refused      = :refused,
             warnings     = :warnings,
             batches      = :batches,
             milliseconds = :milliseconds
      WHERE  id = :id
      """,
      [
        "id": event.run.description, "figures": try CanonicalJSON.text(event.figures),
        "refused": try CanonicalJSON.text(event.refused),
        "warnings": try CanonicalJSON.text(event.warnings), "batches": event.batches,
        "milliseconds": event.milliseconds,
      ])
  }

  private static func end(
    _ run: RunID, _ status: RunStatus, at moment: Moment, in database: Database,
    reason: String? = nil, rule: String? = nil
  ) throws {
    try database.carryOut(
      """
      UPDATE runs
      SET    status   = :status,
             reason   = :reason,
             rule     = :rule,
             ended_at = :time
      WHERE  id = :id
      """,
      [
        "id": run.description, "status": status.rawValue, "reason": reason, "rule": rule,
        "time": moment.time,
      ])
  }
}

extension DataMatching {
  /// What leaves of a profile, separated by commas: the address and the attributes.
  fileprivate var sentAttributes: String {
    (["EMAIL"] + attributes.map(\.attribute)).joined(separator: ",")
  }
}
