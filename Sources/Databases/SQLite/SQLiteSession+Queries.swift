import GRDBSQLite
import Profiles

extension SQLiteSession {
  /// Prepares somebody's query.
  ///
  /// - Parameter query: the query.
  /// - Returns: the statement.
  /// - Throws: ``DatabaseFailure`` when it is malformed, more than one statement, no query, or would
  ///   do anything but read this file.
  func prepare(_ query: SourceQuery) throws(DatabaseFailure) -> SQLiteStatement {
    // It stays in force while rows are read: SQLite prepares anew when the schema changes. The
    // next query of ours comes with ``allowAll()``.
    sqlite3_set_authorizer(
      database, { _, action, _, function, _, _ in SQLiteSession.verdict(action, function) }, nil)
    let statement = try SQLiteStatement.prepared(query.text, in: self)
    guard sqlite3_stmt_readonly(statement.handle) != 0 else { throw .writes }
    guard statement.columnCount > 0 else { throw .emptyQuery }
    return statement
  }

  /// Lifts what ``prepare(_:)`` has put in force.
  func allowAll() { sqlite3_set_authorizer(database, nil, nil) }

  /// Denies what SQLite does not count as writing and is no reading of this file either.
  private static func verdict(_ action: Int32, _ function: UnsafePointer<CChar>?) -> Int32 {
    switch action {
    case SQLITE_ATTACH, SQLITE_DETACH, SQLITE_PRAGMA, SQLITE_TRANSACTION, SQLITE_SAVEPOINT:
      return SQLITE_DENY
    case SQLITE_FUNCTION:
      let name = function.map { String(cString: $0).lowercased() }
      return ["load_extension", "fts3_tokenizer"].contains(name) ? SQLITE_DENY : SQLITE_OK
    default:
      return SQLITE_OK
    }
  }

  /// The query that reads a table in the order of its key.
  ///
  /// Without that order SQLite is free to read an index in its place.
  ///
  /// - Parameter table: the table's name, or a view's.
  /// - Returns: the query.
  /// - Throws: ``DatabaseFailure`` when there is no such table.
  func query(forTable table: String) throws(DatabaseFailure) -> SourceQuery {
    allowAll()
    let name = SQLiteSession.quoted(table, "'")
    let found = try rows(
      """
      SELECT type, wr FROM pragma_table_list
      WHERE schema = 'main' AND name = \(name) COLLATE NOCASE
      """)
    guard let (type, isWithoutRowID) = found.first.map({ ($0[0], $0[1] == "1") }) else {
      throw .unknownTable(name: table, tables: try tables())
    }
    let all = "SELECT * FROM main.\(SQLiteSession.quoted(table, "\""))"
    guard type == "table" else { return try SourceQuery(all) }
    let columns = try rows("SELECT name, pk FROM pragma_table_xinfo(\(name)) ORDER BY pk")
    let key =
      isWithoutRowID
      ? columns.filter { $0[1] != "0" }.map { SQLiteSession.quoted($0[0], "\"") }
      : SQLiteSession.rowID(besides: columns.map { $0[0].lowercased() })
    return try SourceQuery(all + (key.isEmpty ? "" : " ORDER BY " + key.joined(separator: ", ")))
  }

  /// The name of the row id that no column has taken; none if all are taken.
  private static func rowID(besides columns: [String]) -> [String] {
    Array(["rowid", "_rowid_", "oid"].filter { !columns.contains($0) }.prefix(1))
  }

  private func tables() throws(DatabaseFailure) -> [String] {
    try rows(
      """
      SELECT name FROM pragma_table_list
      WHERE schema = 'main' AND type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
      ORDER BY name
      """
    ).map { $0[0] }
  }

  private static func quoted(_ text: String, _ quote: String) -> String {
    quote
      + text.split(separator: quote, omittingEmptySubsequences: false)
      .joined(separator: quote + quote) + quote
  }
}
