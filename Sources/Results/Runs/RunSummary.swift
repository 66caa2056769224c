package import Audit
package import Domain
import EventLog
package import Views

/// What is shown of a run.
package struct RunSummary: Tabular {
  /// Which run.
  package let id: RunID
  /// How far it is, or how it ended.
  package let status: RunStatus
  /// Its stored name, or the sentence of the rule that refused the run.
  package let reason: String?
  /// The rule that forbade going on, where one did.
  package let rule: String?
  /// What to do about it.
  package let advice: Sentence?
  let destination: DisplayName
  /// Nothing where the reader may not know of the connection.
  let connection: DisplayName?
  /// Nothing where the reader may know no more of the connection than its name.
  let account: String?
  let list: Int64
  let listName: String
  let attributes: String
  let orderedBy: DisplayName
  /// Nothing where its connection asked for no approval.
  let approvedBy: DisplayName?
  /// As `account`.
  let exportUser: DisplayName?
  /// As `account`.
  let consentVersion: String?
  /// As `account`.
  let consentPosition: Position?
  /// What it came to; while it runs, what it will come to.
  package let figures: RunFigures?
  let refused: [ImportRefusals]?
  let warnings: [RunWarning]?
  let removals: Removals?
  let removed: Int?
  let batches: Int
  let milliseconds: Int64?
  let requestedAt: Timestamp
  let startedAt: Timestamp?
  let endedAt: Timestamp?

  /// Why it stands so, in words; for people alone, as programs have the stored names.
  package let explanation: Sentence?

  private enum CodingKeys: CodingKey {
    case id, status, reason, rule, advice, destination, connection, account, list, listName
    case attributes, orderedBy, approvedBy, exportUser, consentVersion, consentPosition, figures
    case refused, warnings, removals, removed, batches, milliseconds, requestedAt, startedAt
    case endedAt
  }

  /// Sums a run up for the one who asks.
  ///
  /// - Parameters:
  ///   - standing: How the run stands.
  ///   - reader: Who asks.
  package init(_ standing: RunStanding, for reader: Reader) {
    let row = standing.row
    let knowsAll = reader.knowsConnections
    // A rule's sentence may name the connection and its export user.
    let maySayWhy = knowsAll || standing.status != .refused
    (id, status, rule) = (row.id, standing.status, row.rule)
    reason = maySayWhy ? standing.reason : nil
    explanation = maySayWhy ? standing.explanation : nil
    advice = standing.advice
    destination = row.destinationName
    connection = reader.mayKnow(row.connection) ? row.connectionName : nil
    account = knowsAll ? row.accountCompany : nil
    (list, listName, attributes) = (row.list, row.listName, row.attributes)
    (orderedBy, exportUser) = (row.orderedByName, knowsAll ? row.exportUserName : nil)
    approvedBy = row.approvedByName
    consentVersion = knowsAll ? row.consentVersion : nil
    consentPosition = knowsAll ? row.consentPosition : nil
    (figures, refused, warnings) = (row.figures, row.refused, row.warnings)
    (removals, removed) = (row.removals, row.removed)
    (batches, milliseconds) = (row.batches, row.milliseconds)
    (requestedAt, startedAt, endedAt) = (row.requestedAt, row.startedAt, row.endedAt)
  }

  package static var columns: [Column<RunSummary>] {
    [
      Column("run") { $0.id.description },
      Column("destination", mayBeCut: true) { $0.destination.text },
      Column("status") { $0.status.words }.inWords.toned(\.status.tone),
      Column("read", .trailing) { $0.figures.map { String($0.read) } ?? "" },
      Column("sent", .trailing) { $0.figures.map { String($0.sent) } ?? "" },
      Column("duplicates", .trailing) { $0.figures.map { String($0.duplicates) } ?? "" },
      Column("unchanged", .trailing) { $0.figures.map { String($0.unchanged) } ?? "" },
      Column("withheld", .trailing) { $0.figures.map { String($0.withheld) } ?? "" },
      Column("rejected", .trailing) { $0.figures.map { String($0.rejectedRows) } ?? "" },
      Column("removed", .trailing) { $0.removed.map { String($0) } ?? "" },
      Column("batches", .trailing) { String($0.batches) },
      Column("ordered by", mayBeCut: true) { $0.orderedBy.text },
      Column("requested") { $0.requestedAt.description },
      Column("ended") { $0.endedAt?.description ?? "" },
      Column("reason", mayBeCut: true, phrase: { $0.explanation ?? "" }),
      Column("advice", isDetail: true, phrase: { $0.advice ?? "" }),
      Column("connection", isDetail: true) { $0.connection?.text ?? "(not shared)" },
      Column("account", isDetail: true) { $0.account ?? "" },
      Column("list", .trailing, isDetail: true) { String($0.list) },
      Column("list name", isDetail: true) { $0.listName },
      Column("what leaves", isDetail: true) { $0.attributes },
      Column("approved by", isDetail: true) { $0.approvedBy?.text ?? "" },
      Column("authority of", isDetail: true) { $0.exportUser?.text ?? "" },
      Column("consent", isDetail: true) { $0.consentVersion ?? "" },
    ]
  }
}
