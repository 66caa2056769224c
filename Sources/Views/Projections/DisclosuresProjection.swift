import Domain
import GRDB

/// Keeps `disclosures`: what left, or may have left.
enum DisclosuresProjection: Projection {
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
    case .batchUnanswered(let event):
      try disclose(event.number, of: event.run, .inDoubt, at: moment, in: database)
    case .batchSent(let event):
      try disclose(event.number, of: event.run, .certain, at: moment, in: database)
    case .batchDeferred(let event): try withdraw(event.number, of: event.run, in: database)
    case .batchRejected(let event): try withdraw(event.number, of: event.run, in: database)
    case .interrupted(let event): try doubt(event.run, at: moment, in: database)
    case .cancelled(let event): try doubt(event.run, at: moment, in: database)
    case .requested, .started, .batchPrepared, .batchImported, .batchRemoved, .resumed,
      .completed, .failed:
      break
    }
  }

  /// How sure it is that a batch left.
  private enum Knowledge {
    /// Nothing but the run's stop says that it may have left.
    case presumed
    /// An attempt had no answer.
    case inDoubt
    /// Sendinblue said that it took it.
    case certain
  }

  /// Writes a batch down that left or may have left; what is known of it only grows.
  private static func disclose(
    _ number: Int, of run: RunID, _ knowledge: Knowledge, at moment: Moment,
    in database: Database
  ) throws {
    try database.carryOut(
      """
      INSERT INTO disclosures (
        run, batch, position, time, connection, connection_name, account_company, list,
        list_name, attributes, recipients, ordered_by, export_user, consent_version,
        consent_position, certain, presumed
      )
      SELECT runs.id, batches.number, :position, :time, runs.connection, connections.name,
             runs.account_company, runs.list, runs.list_name, runs.attributes,
             batches.recipients, runs.ordered_by, batches.export_user, batches.consent_version,
             batches.consent_position, :certain, :presumed
      FROM   batches
      JOIN   runs        ON runs.id        = batches.run
      JOIN   connections ON connections.id = runs.connection
      WHERE  batches.run = :run AND batches.number = :number AND batches.kind IS NULL
      ON     CONFLICT (run, batch) DO UPDATE
      SET    certain  = MAX(certain, excluded.certain),
             presumed = MIN(presumed, excluded.presumed)
      """,
      [
        "run": run.description, "number": number, "position": moment.position,
        "time": moment.time, "certain": knowledge == .certain,
        "presumed": knowledge == .presumed,
      ])
  }

  /// Takes back what was only presumed of a batch: its process says that it did not leave.
  private static func withdraw(
    _ number: Int, of run: RunID, in database: Database
  ) throws {
    try database.carryOut(
      "DELETE FROM disclosures WHERE run = :run AND batch = :number AND presumed",
      ["run": run.description, "number": number])
  }

  /// A run that stops or ends while a batch of it may be on its way cannot say whether it left.
  ///
  /// So the batch counts as one that may have left until its process says what came of it. Where
  /// the process is gone, nothing ever says so, and the doubt stays.
  private static func doubt(_ run: RunID, at moment: Moment, in database: Database) throws {
    let number = try Int.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT MAX(number)
          FROM   batches
          WHERE  run = :run AND status IN (:prepared, :deferred)
          """),
      arguments: [
        "run": run.description, "prepared": BatchStatus.prepared.rawValue,
        "deferred": BatchStatus.deferred.rawValue,
      ])
    guard let number else { return }
    try disclose(number, of: run, .presumed, at: moment, in: database)
  }
}
