import Domain
import GRDB

/// Keeps `disclosures`: what left, or may have left.
enum DisclosuresProjection: Projection {
  static func project(_ event: Event, at moment: Moment, in rows: RowWriter) throws {
    switch event {
    case .run(let event): try project(event, at: moment, in: rows)
    case .user, .connection, .segment, .destination, .schedule, .notification, .dataSubject,
      .custody,
      .commandRefused:
      break
    }
  }

  private static func project(_ event: RunEvent, at moment: Moment, in rows: RowWriter) throws {
    switch event {
    case .batchUnanswered(let event):
      try disclose(event.number, of: event.run, .inDoubt, at: moment, in: rows)
    case .batchSent(let event):
      try disclose(event.number, of: event.run, .certain, at: moment, in: rows)
    case .batchDeferred(let event): try withdraw(event.number, of: event.run, in: rows)
    case .batchRejected(let event): try withdraw(event.number, of: event.run, in: rows)
    case .interrupted(let event): try doubt(event.run, at: moment, in: rows)
    case .cancelled(let event): try doubt(event.run, at: moment, in: rows)
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
    _ number: Int, of run: RunID, _ knowledge: Knowledge, at moment: Moment, in rows: RowWriter
  ) throws {
    let key = BatchKey(run: run, number: number)
    guard let batch = try rows.batches.row(key), batch[.kind] == .null,
      let order = try rows.runs.row(run),
      let connection = try order.text(.connection).flatMap(ConnectionID.init).flatMap(rows.facts)
    else { return }
    let (certain, presumed): (Int64, Int64) =
      (knowledge == .certain ? 1 : 0, knowledge == .presumed ? 1 : 0)
    // Of a batch that the table does not have yet, it cannot say that it left.
    if !rows.batches.isNew(key) || rows.disclosures.isNew(key),
      try rows.disclosures.row(key) != nil
    {
      try rows.disclosures.change(key) { row in
        row[.certain] = .integer(max(row.integer(.certain) ?? 0, certain))
        row[.presumed] = .integer(min(row.integer(.presumed) ?? 1, presumed))
      }
      return
    }
    let row = HeldRow<DisclosureColumn>(of: batch, order, over: connection)
    row[.position] = ColumnValue(moment.position)
    row[.time] = .text(moment.time)
    row[.certain] = .integer(certain)
    row[.presumed] = .integer(presumed)
    try rows.disclosures.insert(key, row)
  }

  /// Takes back what was only presumed of a batch: its process says that it did not leave.
  private static func withdraw(
    _ number: Int, of run: RunID, in rows: RowWriter
  ) throws {
    let key = BatchKey(run: run, number: number)
    guard try rows.disclosures.row(key)?.integer(.presumed) == 1 else { return }
    try rows.disclosures.remove(key)
  }

  /// A run that stops or ends while a batch of it may be on its way cannot say whether it left.
  ///
  /// So the batch counts as one that may have left until its process says what came of it. Where
  /// the process is gone, nothing ever says so, and the doubt stays.
  private static func doubt(_ run: RunID, at moment: Moment, in rows: RowWriter) throws {
    try rows.batches.write(forgetting: false)
    let number = try Int.fetchOne(
      rows.database.cachedStatement(
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
    try disclose(number, of: run, .presumed, at: moment, in: rows)
  }
}

extension HeldRow<DisclosureColumn> {
  /// What left with a batch: what its run was ordered to send, and under which authority it did.
  fileprivate convenience init(
    of batch: HeldRow<BatchColumn>, _ run: HeldRow<RunColumn>, over connection: ConnectionFacts
  ) {
    self.init()
    self[.destination] = run[.destination]
    self[.connection] = run[.connection]
    self[.connectionName] = .text(connection.name)
    self[.accountCompany] = run[.accountCompany]
    self[.list] = run[.list]
    self[.listName] = run[.listName]
    self[.attributes] = run[.attributes]
    self[.recipients] = batch[.recipients]
    self[.orderedBy] = run[.orderedBy]
    self[.exportUser] = batch[.exportUser]
    self[.consentVersion] = batch[.consentVersion]
    self[.consentPosition] = batch[.consentPosition]
  }
}
