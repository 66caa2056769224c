import Testing

/// A way in which a segment's profiles are kept.
enum SourceKind: String, CaseIterable, CustomTestStringConvertible {
  case csv
  case ndjson
  case commonDataModel
  case sqliteTable
  case sqliteQuery
  case postgresql
  /// Lines of JSON, and whom a CSV names.
  case listedInCSV
  /// An entity of a model, and whom another of its entities names.
  case listedInModel
  /// A query, and whom a CSV names.
  case listedBesidePostgreSQL

  var testDescription: String { rawValue }

  /// Whether the profiles are more than the segment, which a membership list names.
  var isListed: Bool {
    switch self {
    case .listedInCSV, .listedInModel, .listedBesidePostgreSQL: true
    case .csv, .ndjson, .commonDataModel, .sqliteTable, .sqliteQuery, .postgresql: false
    }
  }
}
