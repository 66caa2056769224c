package import Domain
package import Profiles

extension Domain.ProfileSource {
  /// What reads the source's rows.
  package var rows: any RowSource {
    switch self {
    case .table(let table): table.rows
    case .members: preconditionFailure("no segment of this kind can be defined")
    }
  }
}

extension ProfileTable {
  /// What reads the table's rows.
  package var rows: any RowSource {
    switch self {
    case .csv(let path): CSVSource(path)
    case .ndjson, .commonDataModel, .sqlite, .postgresql:
      preconditionFailure("no segment of this kind can be defined")
    }
  }
}
