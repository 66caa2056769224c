import GRDB

/// Changes a log as a forger would, who takes the triggers away and puts them back.
func forge(_ statement: String, at path: String) throws {
  try DatabaseQueue(path: path).writeWithoutTransaction { database in
    let triggers = try Row.fetchAll(
      database, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    try database.execute(sql: "PRAGMA ignore_check_constraints = ON")
    for trigger in triggers {
      try database.execute(sql: "DROP TRIGGER \(trigger["name"] as String)")
    }
    try database.execute(sql: statement)
    for trigger in triggers { try database.execute(sql: trigger["sql"]) }
  }
}
