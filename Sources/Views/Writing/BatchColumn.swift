/// The columns of `batches`.
enum BatchColumn: Int, TableColumn {
  case run, number, position, kind, firstRow, endRow, recipients, bytes, bodySHA256, manifestRoot,
    manifestSHA256, consentVersion, consentPosition, exportUser, attempts, status, process,
    rejectionCode, refused, removed, preparedAt, sentAt, importedAt, removedAt

  static let table = "batches"
  static let keyCount = 2
}
