import GRDBSQLite

/// An SQLite file of a test's own.
package final class SQLiteFile {
  /// Where it is.
  package let path: String
  private let directory: TemporaryDirectory
  private let database: OpaquePointer

  /// What SQLite complains of.
  package struct Failure: Error {
    /// In its words.
    package let message: String
  }

  /// Makes a database.
  ///
  /// - Parameter statements: What it is to hold.
  /// - Throws: ``Failure``.
  package init(_ statements: String...) throws {
    directory = try TemporaryDirectory()
    path = directory.path + "/profiles.sqlite"
    var database: OpaquePointer?
    guard sqlite3_open(path, &database) == SQLITE_OK, let database else {
      throw Failure(message: "cannot open \(path)")
    }
    self.database = database
    for statement in statements { try perform(statement) }
  }

  deinit { sqlite3_close_v2(database) }

  /// Performs statements.
  ///
  /// - Parameter statements: SQL, one statement or several.
  /// - Throws: ``Failure``.
  package func perform(_ statements: String) throws {
    guard sqlite3_exec(database, statements, nil, nil, nil) == SQLITE_OK else {
      throw Failure(message: String(cString: sqlite3_errmsg(database)))
    }
  }
}
