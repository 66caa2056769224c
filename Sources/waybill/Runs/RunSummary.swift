import Domain
import EventLog
import Views

/// What is shown of a run.
struct RunSummary: Tabular {
  let id: RunID
  let status: RunStatus
  let reason: String?
  let rule: String?
  let destination: DisplayName
  /// Nothing where the reader may not know of the connection.
  let connection: DisplayName?
  /// Nothing where the reader may know no more of the connection than its name.
  let account: String?
  let list: Int64
  let listName: String
  let attributes: String
  let orderedBy: DisplayName
  /// As `account`.
  let exportUser: DisplayName?
  /// As `account`.
  let consentVersion: String?
  /// As `account`.
  let consentPosition: Position?
  let figures: RunFigures?
  let refused: [ImportRefusals]?
  let warnings: [RunWarning]?
  let batches: Int
  let milliseconds: Int64?
  let requestedAt: Timestamp
  let startedAt: Timestamp?
  let endedAt: Timestamp?

  /// Sums a run up for the one who asks.
  init(_ row: RunRow, for session: Session) {
    let knowsAll = session.knowsConnections
    (id, status, rule) = (row.id, row.status, row.rule)
    // A rule's sentence may name the connection and its export user.
    reason = row.status != .refused || knowsAll ? row.reason : nil
    destination = row.destinationName
    connection = session.mayKnow(row.connection) ? row.connectionName : nil
    account = knowsAll ? row.accountCompany : nil
    (list, listName, attributes) = (row.list, row.listName, row.attributes)
    (orderedBy, exportUser) = (row.orderedByName, knowsAll ? row.exportUserName : nil)
    consentVersion = knowsAll ? row.consentVersion : nil
    consentPosition = knowsAll ? row.consentPosition : nil
    (figures, refused, warnings) = (row.figures, row.refused, row.warnings)
    (batches, milliseconds) = (row.batches, row.milliseconds)
    (requestedAt, startedAt, endedAt) = (row.requestedAt, row.startedAt, row.endedAt)
  }

  static var columns: [Column<RunSummary>] {
    [
      Column("run") { $0.id.description },
      Column("destination", mayBeCut: true) { $0.destination.text },
      Column("status") { $0.status.rawValue }.toned(\.status.tone),
      Column("read", .trailing) { $0.figures.map { String($0.read) } ?? "" },
      Column("sent", .trailing) { $0.figures.map { String($0.sent) } ?? "" },
      Column("duplicates", .trailing) { $0.figures.map { String($0.duplicates) } ?? "" },
      Column("withheld", .trailing) { $0.figures.map { String($0.withheld) } ?? "" },
      Column("rejected", .trailing) { $0.figures.map { String($0.rejectedRows) } ?? "" },
      Column("batches", .trailing) { String($0.batches) },
      Column("ordered by", mayBeCut: true) { $0.orderedBy.text },
      Column("requested") { $0.requestedAt.description },
      Column("ended") { $0.endedAt?.description ?? "" },
      Column("reason", isDetail: true) { $0.reason ?? "" },
      Column("connection", isDetail: true) { $0.connection?.text ?? "(not shared)" },
      Column("account", isDetail: true) { $0.account ?? "" },
      Column("list", .trailing, isDetail: true) { String($0.list) },
      Column("list name", isDetail: true) { $0.listName },
      Column("what leaves", isDetail: true) { $0.attributes },
      Column("authority of", isDetail: true) { $0.exportUser?.text ?? "" },
      Column("consent", isDetail: true) { $0.consentVersion ?? "" },
    ]
  }
}

extension RunSummary {
  /// Whether the figures say what was sent, and not what will be.
  var isSent: Bool {
    switch status {
    case .completed, .completedWithWarnings: true
    case .queued, .running, .waitingForImport, .interrupted, .failed, .refused, .cancelled: false
    }
  }
}

extension RunStatus {
  /// What a colour says of the status.
  var tone: Tone {
    switch self {
    case .queued, .running, .waitingForImport: .plain
    case .completed: .good
    case .completedWithWarnings, .interrupted, .cancelled: .warning
    case .failed, .refused: .bad
    }
  }
}
