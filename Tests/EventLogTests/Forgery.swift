import GRDB

/// Changes a log as a forger would, who takes the trigger away and puts it back.
func forge(_ statement: String, at path: String) throws {
  try DatabaseQueue(path: path).writeWithoutTransaction { database in
    let trigger = try String.fetchOne(
      database, sql: "SELECT sql FROM sqlite_schema WHERE name = 'entries_refuse_update'")
    try database.execute(sql: "DROP TRIGGER entries_refuse_update")
    try database.execute(sql: statement)
    try database.execute(sql: trigger ?? "")
  }
}
