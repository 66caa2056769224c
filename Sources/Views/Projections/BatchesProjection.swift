import Domain

/// Keeps `batches`.
enum BatchesProjection: Projection {
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
    func change(_ number: Int, _ body: (HeldRow<BatchColumn>) throws -> Void) throws {
      try rows.batches.change(BatchKey(run: event.run, number: number), body)
    }
    switch event {
    case .batchPrepared(let event): try insert(event, at: moment, in: rows)
    case .batchDeferred(let event):
      try change(event.number) { $0.attempt(event.attempt, .deferred) }
    case .batchUnanswered(let event):
      try change(event.number) { $0.attempt(event.attempt, .unanswered) }
    case .batchRejected(let event):
      try change(event.number) { row in
        row.attempt(event.attempt, .rejected)
        row[.rejectionCode] = .text(event.code)
      }
    case .batchSent(let event):
      try change(event.number) { row in
        row.attempt(event.attempt, .sent)
        row[.process] = ColumnValue(event.process)
        row[.sentAt] = .text(moment.time)
      }
    case .batchImported(let event):
      try change(event.number) { try $0.finish(event, at: moment, in: rows) }
    case .batchRemoved(let event):
      try change(event.number) { row in
        row.attempt(event.attempt, .removed)
        row[.removed] = ColumnValue(event.removed)
        row[.removedAt] = .text(moment.time)
      }
    case .requested, .started, .interrupted, .resumed, .completed, .failed, .cancelled: break
    }
  }

  /// Writes a batch down, with the consent and the export user of this moment.
  private static func insert(
    _ event: RunEvent.BatchPrepared, at moment: Moment, in rows: RowWriter
  ) throws {
    guard let run = try rows.runs.row(event.run) else { return }
    let facts = try run.text(.connection).flatMap(ConnectionID.init).flatMap(rows.facts)
    let row = HeldRow<BatchColumn>()
    row[.position] = ColumnValue(moment.position)
    row[.kind] = ColumnValue(event.kind?.rawValue)
    row[.firstRow] = ColumnValue(event.rows.from)
    row[.endRow] = ColumnValue(event.rows.to)
    row[.recipients] = ColumnValue(event.recipients)
    row[.bytes] = ColumnValue(event.bytes)
    row[.bodySHA256] = .text(event.bodySHA256.hexadecimal)
    row[.manifestRoot] = .text(event.manifestRoot.hexadecimal)
    row[.manifestSHA256] = ColumnValue(event.manifestSHA256?.hexadecimal)
    row[.consentVersion] = (facts?.consent).map { .text($0.textVersion) } ?? run[.consentVersion]
    row[.consentPosition] =
      (facts?.consent).map { ColumnValue($0.position) } ?? run[.consentPosition]
    row[.exportUser] = facts?.exportUser.map(ColumnValue.text) ?? run[.exportUser]
    row[.attempts] = .integer(0)
    row[.status] = .text(BatchStatus.prepared.rawValue)
    row[.preparedAt] = .text(moment.time)
    try rows.batches.insert(BatchKey(run: event.run, number: event.number), row)
  }
}

extension HeldRow<BatchColumn> {
  fileprivate func attempt(_ attempt: Int, _ status: BatchStatus) {
    self[.attempts] = ColumnValue(attempt)
    self[.status] = .text(status.rawValue)
  }

  fileprivate func finish(
    _ event: RunEvent.BatchImported, at moment: Moment, in rows: RowWriter
  ) throws {
    let status: BatchStatus =
      switch event.outcome {
      case .completed: .imported
      case .failed, .cancelled: .importFailed
      }
    self[.status] = .text(status.rawValue)
    self[.refused] = try rows.refusals.text(event.refused)
    self[.importedAt] = .text(moment.time)
  }
}
