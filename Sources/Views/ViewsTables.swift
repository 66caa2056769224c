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

  /// The names of the tables that follow from the log alone, in their order as text.
  ///
  /// When somebody last had everything made again does not.
  static func names(in database: Database) throws -> [String] {
    try String.fetchAll(
      database,
      sql: """
        SELECT name
        FROM   sqlite_schema
        WHERE  type = 'table' AND name NOT GLOB 'sqlite_*' AND name <> 'rebuild'
        ORDER  BY name
        """)
  }
}
