/// The columns of `runs`.
enum RunColumn: Int, TableColumn {
  case id, position, destination, destinationName, connection, connectionName, accountCompany, list,
    listName, attributes, segments, orderedBy, refresh, exportUser, approvedBy, consentVersion,
    consentPosition, status, reason, rule, cancelledBy, sources, figures, refused, warnings,
    removals, removed, batches, milliseconds, requestedAt, startedAt, endedAt

  static let table = "runs"
  static let keyCount = 1
}
