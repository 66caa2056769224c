import Domain
import EventLog
package import Views

/// What is shown of a batch.
package struct BatchSummary: Tabular {
  let run: RunID
  let number: Int
  let position: Position
  let kind: BatchKind?
  let firstRow: Int
  let endRow: Int
  let recipients: Int
  let bytes: Int
  let bodySHA256: SHA256Digest
  let manifestRoot: SHA256Digest
  /// Nothing where the reader may know no more of the connection than its name.
  let consentVersion: String?
  /// As `consentVersion`.
  let consentPosition: Position?
  /// As `consentVersion`.
  let exportUser: UserID?
  let attempts: Int
  let status: BatchStatus
  let process: Int64?
  let rejectionCode: String?
  let refused: [ImportRefusals]?
  let removed: Int?
  let preparedAt: Timestamp
  let sentAt: Timestamp?
  let importedAt: Timestamp?
  let removedAt: Timestamp?

  /// Sums a batch up for the one who asks.
  ///
  /// - Parameters:
  ///   - row: The batch.
  ///   - reader: Who asks.
  package init(_ row: BatchRow, for reader: Reader) {
    let knowsAll = reader.knowsConnections
    (run, number, position) = (row.run, row.number, row.position)
    (kind, removed) = (row.kind, row.removed)
    (firstRow, endRow) = (row.firstRow, row.endRow)
    (recipients, bytes) = (row.recipients, row.bytes)
    (bodySHA256, manifestRoot) = (row.bodySHA256, row.manifestRoot)
    consentVersion = knowsAll ? row.consentVersion : nil
    consentPosition = knowsAll ? row.consentPosition : nil
    exportUser = knowsAll ? row.exportUser : nil
    (attempts, status, process) = (row.attempts, row.status, row.process)
    (rejectionCode, refused) = (row.rejectionCode, row.refused)
    (preparedAt, sentAt) = (row.preparedAt, row.sentAt)
    (importedAt, removedAt) = (row.importedAt, row.removedAt)
  }

  package static var columns: [Column<BatchSummary>] {
    [
      Column("batch", .trailing) { String($0.number) },
      Column("status") { $0.status.words }.inWords,
      // For people the first row is row 1; a removal has none.
      Column("rows", .trailing) { $0.kind == nil ? "\($0.firstRow + 1)–\($0.endRow)" : "" },
      Column("recipients", .trailing) { String($0.recipients) },
      Column("bytes", .trailing) { String($0.bytes) },
      Column("attempts", .trailing, isDetail: true) { String($0.attempts) },
      Column("import", .trailing) { $0.process.map { String($0) } ?? "" },
      Column("removed", .trailing, isDetail: true) { $0.removed.map { String($0) } ?? "" },
      Column("body SHA-256", mayBeCut: true, isDetail: true) { $0.bodySHA256.description },
      Column("manifest root", mayBeCut: true, isDetail: true) { $0.manifestRoot.description },
      Column("prepared", isDetail: true) { $0.preparedAt.description },
    ]
  }
}
