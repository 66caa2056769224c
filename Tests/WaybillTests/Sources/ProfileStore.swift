import Foundation
import ProfileDatabases

/// Customers' profiles, kept in one of the ways that segments are read from.
final class ProfileStore {
  /// What `segment add` is told of it.
  let arguments: [String]
  private let kind: SourceKind
  private let place: Workplace
  private let file: SQLiteFile?
  private let server: PostgreSQLServer?

  private static let columnList = Customers.columns.map { "\"\($0)\"" }.joined(separator: ", ")

  /// Makes ready to keep profiles.
  ///
  /// - Parameters:
  ///   - kind: How they are kept.
  ///   - place: Where files go.
  /// - Throws: What a database throws that cannot be made.
  init(_ kind: SourceKind, in place: Workplace) throws {
    let columns = Customers.columns.map { "\"\($0)\" TEXT" }.joined(separator: ", ")
    let query = "SELECT \(Self.columnList) FROM profiles ORDER BY place"
    (self.kind, self.place) = (kind, place)
    var (file, server): (SQLiteFile?, PostgreSQLServer?) = (nil, nil)
    switch kind {
    case .csv: arguments = ["--csv", "profiles.csv"]
    case .ndjson: arguments = ["--ndjson", "profiles.ndjson"]
    case .commonDataModel: arguments = ["--cdm", ".", "--entity", "Customer"]
    case .listedInCSV: arguments = ["--ndjson", "profiles.ndjson", "--members", "members.csv"]
    case .listedInModel:
      arguments = ["--cdm", ".", "--entity", "Customer", "--members-entity", "Loyal"]
    case .sqliteTable, .sqliteQuery:
      let made = try SQLiteFile("CREATE TABLE profiles (\(columns), place INTEGER)")
      let selection = kind == .sqliteTable ? ["--table", "profiles"] : ["--query", query]
      (file, arguments) = (made, ["--sqlite", made.path] + selection)
    case .postgresql, .listedBesidePostgreSQL:
      let started = try PostgreSQLServer()
      try started.psql("CREATE TABLE profiles (place SERIAL, \(columns))")
      let list = kind.isListed ? ["--members", "members.csv"] : []
      server = started
      arguments = ["--postgresql", started.connection, "--query", query] + list
    }
    (self.file, self.server) = (file, server)
  }

  /// Keeps profiles, and nothing of what was kept before.
  func keep(_ customers: Customers) throws {
    let rows = customers.rows + (kind.isListed ? Self.strangers : [])
    switch kind {
    case .csv: try write(Self.csv(rows), to: "profiles.csv")
    case .ndjson, .listedInCSV: try write(Self.lines(rows), to: "profiles.ndjson")
    case .commonDataModel, .listedInModel: try writeModel(rows, listing: customers.rows)
    case .sqliteTable, .sqliteQuery: try fill(file, with: rows)
    case .postgresql, .listedBesidePostgreSQL:
      try write(Self.csv(rows), to: "profiles.csv")
      try server?.psql(
        "TRUNCATE profiles RESTART IDENTITY",
        // Without FORCE_NOT_NULL an empty field would become NULL, which is tried elsewhere.
        "\\copy profiles (\(Self.columnList)) FROM '\(place.home)/profiles.csv' (FORMAT csv, HEADER)"
      )
    }
    if kind.isListed {
      // In another order than the profiles: the profiles' counts.
      try write(Self.csv(customers.rows.reversed().map { [$0[0]] }), to: "members.csv")
    }
  }

  /// Gives back what it runs.
  func close() throws { try server?.stop() }

  /// Profiles that no list names.
  private static let strangers = (0..<200).map {
    ["s\($0)", "stranger\($0)@example.com", "S", "", "yes"]
  }

  private func write(_ text: String, to name: String) throws { _ = try place.write(text, to: name) }

  private func fill(_ file: SQLiteFile?, with rows: [[String]]) throws {
    try file?.perform("BEGIN; DELETE FROM profiles")
    for (number, row) in rows.enumerated() {
      let values = row.map { "'\($0.replacing("'", with: "''"))'" }.joined(separator: ", ")
      try file?.perform("INSERT INTO profiles VALUES (\(values), \(number))")
    }
    try file?.perform("COMMIT")
  }

  /// Two partitions of profiles, the second with a delimiter of its own, and one of a list.
  private func writeModel(_ rows: [[String]], listing members: [[String]]) throws {
    let half = rows.count / 2
    try write(Self.csv(rows[..<half], hasHeader: false), to: "Customer_0.csv")
    try write(Self.csv(rows[half...], separator: "|"), to: "Customer_1.csv")
    try write(Self.csv(members.reversed().map { [$0[0]] }), to: "Loyal.csv")
    let attributes = Customers.columns.map { #"{"name": "\#($0)"}"# }.joined(separator: ",")
    let place = "https://lake.example.com/customerinsights/export"
    try write(
      """
      {"name": "export", "version": "1.0", "entities": [
        {"$type": "LocalEntity", "name": "Customer", "attributes": [\(attributes)],
         "annotations": [{"name": "c360:PrimaryKey", "value": "CustomerId"}], "partitions": [
          {"name": "0", "location": "\(place)/Customer_0.csv"},
          {"name": "1", "location": "\(place)/Customer_1.csv?snapshot=2026-11-28",
           "fileFormatSettings": {"columnHeaders": true, "delimiter": "|"}}]},
        {"$type": "LocalEntity", "name": "Loyal", "attributes": [{"name": "CustomerId"}],
         "partitions": [{"name": "0", "location": "\(place)/Loyal.csv",
          "fileFormatSettings": {"columnHeaders": true}}]}]}
      """, to: "model.json")
  }

  /// RFC 4180 with every value quoted.
  private static func csv(
    _ rows: some Sequence<[String]>, separator: String = ",", hasHeader: Bool = true
  ) -> String {
    let rows = Array(rows)
    let header = hasHeader ? [Array(Customers.columns.prefix(rows.first?.count ?? 0))] : []
    return (header + rows).map { row in
      row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: separator) + "\n"
    }.joined()
  }

  private static func lines(_ rows: [[String]]) throws -> String {
    let encoder = JSONEncoder()
    return try rows.map { row in
      let object = Dictionary(uniqueKeysWithValues: zip(Customers.columns, row))
      return String(decoding: try encoder.encode(object), as: UTF8.self) + "\n"
    }.joined()
  }
}
