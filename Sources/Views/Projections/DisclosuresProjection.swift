import Domain
import GRDB

/// Keeps `disclosures`: what left, or may have left.
enum DisclosuresProjection: Projection {
  static func project(_ event: Event, at moment: Moment, in database: Database) throws {
    switch event {
    case .run(let event): try project(event, at: moment, in: database)
    case .user, .connection, .segment, .destination, .schedule, .notification, .commandRefused:
      break
    }
  }

  private static func project(_ event: RunEvent, at moment: Moment, in database: Database) throws {
    switch event {
    case .batchUnanswered(let event):
      try disclose(event.number, of: event.run, isCertain: false, at: moment, in: database)
    case .batchSent(let event):
      try disclose(event.number, of: event.run, isCertain: true, at: moment, in: database)
    case .interrupted(let event): try doubt(event.run, at: moment, in: database)
    case .cancelled(let event): try doubt(event.run, at: moment, in: database)
    case .requested, .started, .batchPrepared, .batchDeferred, .batchRejected, .batchImported,
      .resumed, .completed, .failed:
      break
    }
  }

  /// Writes a batch down that left or may have left; once certain, it stays so.
  private static func disclose(
    _ number: Int, of run: RunID, isCertain: Bool, at moment: Moment, in database: Database
  ) throws {
    try database.carryOut(
      """
      INSERT INTO disclosures (
        run, batch, position, time, connection, connection_name, account_company, list,
        list_name, attributes, recipients, ordered_by, export_user, consent_version,
        consent_position, certain
      )
      SELECT runs.id, batches.number, :position, :time, runs.connection, connections.name,
             runs.account_company, runs.list, runs.list_name, runs.attributes,
             batches.recipients, runs.ordered_by, batches.export_user, batches.consent_version,
             batches.consent_position, :certain
      FROM   batches
      JOIN   runs        ON runs.id        = batches.run
      JOIN   connections ON connections.id = runs.connection
      WHERE  batches.run = :run AND batches.number = :number
      ON     CONFLICT (run, batch) DO UPDATE SET certain = MAX(certain, excluded.certain)
      """,
      [
        "run": run.description, "number": number, "position": moment.position,
        "time": moment.time, "certain": isCertain,
      ])
  }

  /// A run that stops or ends while a batch of it may be on its way cannot say whether it left.
  ///
  /// A run cancelled from outside can record nothing more, not even the answer that comes a moment
  /// later; so the batch counts as one that may have left.
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
    try disclose(number, of: run, isCertain: false, at: moment, in: database)
  }
}
