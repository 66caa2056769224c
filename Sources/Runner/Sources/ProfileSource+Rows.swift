import Databases
package import Domain
package import Profiles

extension Domain.ProfileSource {
  /// What reads the source's rows.
  ///
  /// A run makes it once and reads it twice, so that both readings of a database see one snapshot.
  ///
  /// - Parameter key: 128 random bits; they have no bearing on the rows.
  /// - Returns: The rows, not opened yet.
  /// - Throws: `SourceError` where a query or a connection string cannot be used.
  package func rows(key: (UInt64, UInt64)) throws(SourceError) -> any RowSource {
    switch self {
    case .table(let table): try table.rows()
    case .members(let membership):
      MembershipSource(
        members: try membership.list.rows(), memberField: membership.member,
        profiles: try membership.profiles.rows(), profileField: membership.customer, key: key)
    }
  }
}

extension ProfileTable {
  fileprivate func rows() throws(SourceError) -> any RowSource {
    switch self {
    case .csv(let path): CSVSource(path)
    case .ndjson(let path): NDJSONSource(path)
    case .commonDataModel(let entity): CDMSource(folder: entity.folder, entity: entity.name)
    case .sqlite(let table): SQLiteSource(table.file, SQLiteContent(table.selection))
    case .postgresql(let query):
      try PostgreSQLSource(connection: query.database, query: query.query)
    }
  }
}

extension SQLiteContent {
  fileprivate init(_ selection: ProfileTable.SQLiteSelection) {
    switch selection {
    case .table(let name): self = .table(name)
    case .query(let text): self = .query(text)
    }
  }
}
