import GRDBSQLite

/// What a statement may do, as SQLite asks while it prepares it (sqlite3_set_authorizer).
///
/// Reading is allowed of the documented views, and of the tables under them exactly as these views
/// read them: that is learnt from the views themselves. A name alone would not do, since whoever
/// asks may call a part of the query as they please.
final class InquiryPermissions {
  /// What is asked of SQLite.
  enum Stage {
    /// Our own statements make the views.
    case setup
    /// Each view is read once, and what that reads is noted.
    case learning
    /// Somebody's query.
    case enforcing
  }

  /// A reading of a column within a view.
  private struct Reading: Hashable {
    let view: String
    let schema: String
    let table: String
    let column: String
  }

  /// The functions that are more than a calculation.
  private static let deniedFunctions: Set<String> = [
    "load_extension", "fts3_tokenizer", "writefile", "readfile", "edit",
  ]
  /// Functions that stand where a table stands.
  private static let tableFunctions: Set<String> = ["json_each", "json_tree"]

  /// What is asked of SQLite.
  var stage = Stage.setup
  /// The documented views.
  var views: Set<String> = []
  /// The other tables that there are, in lower case.
  var otherTables: Set<String> = []
  private var readings: Set<Reading> = []

  /// Whether something is allowed.
  ///
  /// - Parameters:
  ///   - action: SQLite's number for what.
  ///   - first: For a reading the table.
  ///   - second: For a reading the column, for a call the function.
  ///   - schema: Where the table is.
  ///   - view: The innermost view or part of the query that does it.
  /// - Returns: `SQLITE_OK` or `SQLITE_DENY`.
  func verdict(
    _ action: Int32, _ first: String?, _ second: String?, _ schema: String?, _ view: String?
  ) -> Int32 {
    if stage == .setup { return SQLITE_OK }
    switch action {
    case SQLITE_SELECT, SQLITE_RECURSIVE: return SQLITE_OK
    case SQLITE_FUNCTION:
      return Self.deniedFunctions.contains(second?.lowercased() ?? "") ? SQLITE_DENY : SQLITE_OK
    case SQLITE_READ:
      return mayRead(second ?? "", of: first ?? "", in: schema, within: view)
        ? SQLITE_OK : SQLITE_DENY
    default: return SQLITE_DENY
    }
  }

  private func mayRead(
    _ column: String, of table: String, in schema: String?, within view: String?
  ) -> Bool {
    let reading = Reading(view: view ?? "", schema: schema ?? "", table: table, column: column)
    if stage == .learning {
      readings.insert(reading)
      return true
    }
    if Self.tableFunctions.contains(table.lowercased()) { return true }
    // No column is read where rows are counted, be it of a part of the query, which SQLite tells by
    // its name alone.
    if column.isEmpty { return !otherTables.contains(table.lowercased()) }
    return schema == "temp" && views.contains(table) || readings.contains(reading)
  }
}
