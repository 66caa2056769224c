/// The columns of `disclosures`.
enum DisclosureColumn: Int, TableColumn {
  case run, batch, position, time, destination, connection, connectionName, accountCompany, list,
    listName, attributes, recipients, orderedBy, exportUser, consentVersion, consentPosition,
    certain,
    presumed

  static let table = "disclosures"
  static let keyCount = 2
}
