import Domain
import EventLog
import GRDB
import Schemas

/// The tables of the read models as a whole.
enum ViewsTables {
  /// Makes the tables and what they hold before the first entry.
  ///
  /// - Parameter database: An empty file, within a transaction.
  /// - Throws: GRDB's error where it cannot be written.
  static func create(in database: Database) throws {
    try database.execute(sql: ViewsSchema.sql)
    try database.execute(
      sql: """
        INSERT INTO progress (only, position, record_sha256) VALUES (1, 0, :sha256);
        INSERT INTO snapshot (only, state)                   VALUES (1, :state);
        """,
      arguments: [
        "sha256": Progress.Mark.beginning.recordSHA256.hexadecimal,
        "state": try CanonicalJSON.text(State()),
      ])
  }

  /// Makes everything as it was before the first entry.
  ///
  /// The tables are dropped rather than emptied, so that nothing outlives it, whoever put it there.
  ///
  /// - Parameter database: The read models, within a transaction.
  /// - Throws: GRDB's error where it cannot be written.
  static func reset(_ database: Database) throws {
    let views = try String.fetchAll(
      database, sql: "SELECT name FROM sqlite_schema WHERE type = 'view'")
    for view in views { try database.execute(sql: "DROP VIEW \(view.quotedDatabaseIdentifier)") }
    for table in try names(in: database) {
      try database.execute(sql: "DROP TABLE \(table.quotedDatabaseIdentifier)")
    }
    try create(in: database)
  }

  /// The names of all tables, in their order as text.
  static func names(in database: Database) throws -> [String] {
    try String.fetchAll(
      database,
      sql: """
        SELECT name
        FROM   sqlite_schema
        WHERE  type = 'table' AND name NOT GLOB 'sqlite_*'
        ORDER  BY name
        """)
  }
}
