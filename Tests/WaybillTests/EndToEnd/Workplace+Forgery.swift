import GRDB

extension Workplace {
  /// Changes a file of the ledger behind its back; its triggers do not see it.
  func change(_ name: String, by sql: String) async throws {
    let queue = try DatabaseQueue(path: ledger + "/" + name)
    try await queue.write { database in
      let triggers = try Row.fetchAll(
        database, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
      for trigger in triggers {
        try database.execute(sql: "DROP TRIGGER \(trigger["name"] as String)")
      }
      try database.execute(sql: sql)
      for trigger in triggers { try database.execute(sql: trigger["sql"]) }
    }
    try queue.close()
  }
}
