package import GRDB

/// A database that is looked at and never written, whoever made it.
package struct EvidenceFile: Sendable {
  /// So many words of SQLite's about a damaged file are told at most.
  private static let mostDamages = 20

  /// The one connection to it.
  package let queue: DatabaseQueue

  /// Opens a file; none of its triggers ever runs.
  /// - Parameter path: the file.
  /// - Throws: GRDB's error where it is no database, or cannot be read.
  package init(at path: String) throws {
    var configuration = Configuration()
    configuration.label = "Evidence"
    configuration.busyMode = .timeout(5)
    // Not opened for reading alone: such a connection would leave a write-ahead log behind.
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA query_only = ON") }
    queue = try DatabaseQueue(path: path, configuration: configuration)
  }

  /// What SQLite finds wrong with a file: its pages, its constraints, and its indexes beside its rows.
  /// - Parameters:
  ///   - database: the file.
  ///   - part: the part that the problems are of.
  /// - Returns: a problem for each thing that it says.
  /// - Throws: GRDB's error where the file cannot be read.
  package static func damages(
    in database: Database, of part: VerificationProblem.Part
  ) throws -> [VerificationProblem] {
    try String.fetchAll(database, sql: "PRAGMA integrity_check(\(mostDamages))")
      .filter { $0 != "ok" }
      .map { VerificationProblem(part, .malformed, at: nil, "SQLite says of the file: \($0).") }
  }
}

extension Row {
  /// A column's value, whoever wrote it there.
  /// - Parameter column: the column's name.
  /// - Returns: the value; nothing where there is none, or one of another kind.
  package func evidence<Value: DatabaseValueConvertible>(_ column: String) -> Value? {
    (self[column] as DatabaseValue?).flatMap { Value.fromDatabaseValue($0) }
  }
}

extension StoredLayout {
  /// Reads what a file looks like; `sqlite_…` names are SQLite's.
  /// - Parameter database: the file.
  /// - Throws: GRDB's error where it cannot be read.
  package init(of database: Database) throws {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT type || ' ' || name AS name, COALESCE(sql, '') AS sql
        FROM   sqlite_schema
        WHERE  name NOT GLOB 'sqlite_*'
        """)
    self.init(
      application: try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0,
      version: try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0,
      definitions: rows.map { ($0["name"], $0["sql"]) })
  }

  /// What a file looks like that some statements have just made.
  /// - Parameter sql: the statements.
  /// - Throws: GRDB's error where they fail.
  package init(madeBy sql: String) throws {
    self = try DatabaseQueue().writeWithoutTransaction { database in
      try database.execute(sql: sql)
      return try StoredLayout(of: database)
    }
  }
}
