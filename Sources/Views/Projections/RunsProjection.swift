import Domain
import EventLog

/// Keeps `runs`.
enum RunsProjection: Projection {
  static func project(_ event: Event, at moment: Moment, in rows: RowWriter) throws {
    switch event {
    case .run(let event): try project(event, at: moment, in: rows)
    case .commandRefused(let event):
      guard let run = event.run else { return }
      try rows.runs.change(run) {
        $0.end(.refused, at: moment, reason: event.reason, rule: event.rule)
      }
    case .user, .connection, .segment, .destination, .schedule, .notification, .dataSubject,
      .custody:
      break
    }
  }

  private static func project(_ event: RunEvent, at moment: Moment, in rows: RowWriter) throws {
    switch event {
    case .requested(let event): try insert(event, at: moment, in: rows)
    case .resumed(let event): try resume(event, in: rows)
    case .batchDeferred, .batchUnanswered, .batchRejected: break
    case .started, .batchPrepared, .batchSent, .batchImported, .batchRemoved, .interrupted,
      .completed, .failed, .cancelled:
      try rows.runs.change(event.run) { try $0.follow(event, at: moment, in: rows) }
    }
  }

  /// Writes an order down; the connection's name and the consent's place are those of this moment.
  private static func insert(
    _ event: RunEvent.Requested, at moment: Moment, in rows: RowWriter
  ) throws {
    let order = event.order
    let facts = try rows.facts(of: order.settings.connection)
    let row = HeldRow<RunColumn>()
    row[.position] = ColumnValue(moment.position)
    row[.destination] = .text(order.destination.description)
    row[.destinationName] = .text(order.settings.name.text)
    row[.connection] = .text(order.settings.connection.description)
    row[.connectionName] = ColumnValue(facts?.name)
    row[.accountCompany] = .text(order.account.company)
    row[.list] = ColumnValue(order.settings.list)
    row[.listName] = .text(order.listName)
    row[.attributes] = .text(order.settings.matching.sentAttributes)
    row[.segments] = try rows.segments.text(order.settings.segments)
    row[.orderedBy] = .text(order.orderedBy.description)
    row[.refresh] = ColumnValue(order.refresh?.description)
    row[.exportUser] = .text(order.exportUser.description)
    row[.approvedBy] = ColumnValue(order.approvedBy?.description)
    row[.consentVersion] = .text(order.consent.text.version)
    row[.consentPosition] = facts?.consent.map { ColumnValue($0.position) } ?? .null
    row[.status] = .text(RunStatus.queued.rawValue)
    row[.batches] = .integer(0)
    row[.requestedAt] = .text(moment.time)
    try rows.runs.insert(event.run, row)
  }

  /// A resumed run stands where it stood when it stopped.
  private static func resume(_ event: RunEvent.Resumed, in rows: RowWriter) throws {
    guard let run = try rows.runs.row(event.run) else { return }
    var status = RunStatus.running
    if run[.startedAt] == .null {
      status = .queued
    } else if let last = run.integer(.batches),
      let batch = try rows.batches.row(BatchKey(run: event.run, number: Int(last))),
      batch.text(.status) == BatchStatus.sent.rawValue
    {
      status = .waitingForImport
    }
    try rows.runs.change(event.run) { row in
      row[.status] = .text(status.rawValue)
      row[.reason] = .null
    }
  }
}

extension HeldRow<RunColumn> {
  /// Changes a run by what happened to it.
  fileprivate func follow(
    _ event: RunEvent, at moment: Moment, in rows: RowWriter
  ) throws {
    switch event {
    case .started(let event): try start(event, at: moment, in: rows)
    case .batchPrepared(let event): self[.batches] = ColumnValue(event.number)
    case .batchSent: turn(.waitingForImport)
    case .batchImported: turn(.running)
    case .batchRemoved(let event):
      guard let removed = integer(.removed) else { return }
      self[.removed] = ColumnValue(Int(removed).saturatingSum(event.removed))
    case .interrupted(let event):
      self[.status] = .text(RunStatus.interrupted.rawValue)
      self[.reason] = .text(event.cause.rawValue)
    case .completed(let event): try complete(event, at: moment, in: rows)
    case .failed(let event):
      end(.failed, at: moment, reason: event.reason.rawValue, rule: event.rule)
    case .cancelled(let event):
      end(.cancelled, at: moment)
      self[.cancelledBy] = .text(event.user.description)
    case .requested, .resumed, .batchDeferred, .batchUnanswered, .batchRejected: break
    }
  }

  private func start(
    _ event: RunEvent.Started, at moment: Moment, in rows: RowWriter
  ) throws {
    self[.status] = .text(RunStatus.running.rawValue)
    self[.sources] = try rows.sources.text(event.sources)
    self[.figures] = try rows.figures.text(event.figures)
    self[.removals] = ColumnValue(try event.removals.map { try CanonicalJSON.text($0) })
    self[.removed] = event.removals == nil ? .null : .integer(0)
    self[.startedAt] = .text(moment.time)
  }

  /// Tells a run that waits for Sendinblue from one that sends; how it ended is not touched.
  private func turn(_ status: RunStatus) {
    guard self[.endedAt] == .null else { return }
    self[.status] = .text(status.rawValue)
  }

  private func complete(
    _ event: RunEvent.Completed, at moment: Moment, in rows: RowWriter
  ) throws {
    end(event.warnings.isEmpty ? .completed : .completedWithWarnings, at: moment)
    self[.figures] = try rows.figures.text(event.figures)
    self[.refused] = try rows.refusals.text(event.refused)
    self[.warnings] = try rows.warnings.text(event.warnings)
    self[.batches] = ColumnValue(event.batches)
    self[.milliseconds] = ColumnValue(event.milliseconds)
  }

  fileprivate func end(
    _ status: RunStatus, at moment: Moment, reason: String? = nil, rule: String? = nil
  ) {
    self[.status] = .text(status.rawValue)
    self[.reason] = ColumnValue(reason)
    self[.rule] = ColumnValue(rule)
    self[.endedAt] = .text(moment.time)
  }
}

extension DataMatching {
  /// What leaves of a profile, separated by commas: the address and the attributes.
  fileprivate var sentAttributes: String {
    (["EMAIL"] + attributes.map(\.attribute)).joined(separator: ",")
  }
}
