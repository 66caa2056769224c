import EventLog
import GRDB
import Testing

/// Tries to change the log the way another tool would: over a connection that sets nothing.
@Suite struct AppendOnlyTests {
  private static let stored = "(SELECT record FROM entries WHERE position = 2)"
  private static let renumbered =
    "(SELECT json_set(record, '$.sequence', '4') FROM entries WHERE position = 2)"
  private static let fresh =
    "(SELECT json_set(record, '$.sequence', '%', '$.id', 'new') FROM entries WHERE position = 2)"

  private static func fresh(_ position: Int) -> String {
    fresh.replacing("%", with: String(position))
  }

  @Test(arguments: [
    "UPDATE entries SET record = record",
    "UPDATE entries SET position = 9 WHERE position = 3",
    "UPDATE OR REPLACE entries SET position = 1 WHERE position = 3",
    "DELETE FROM entries WHERE position = 3",
    "DELETE FROM entries",
    "INSERT INTO entries (position, record) VALUES (3, \(stored))",
    "INSERT OR REPLACE INTO entries (position, record) VALUES (2, \(stored))",
    "REPLACE INTO entries (position, record) VALUES (3, \(stored))",
    "REPLACE INTO entries (position, record) VALUES (4, \(renumbered))",
    "INSERT INTO entries (position, record) VALUES (4, \(renumbered))",
    "INSERT INTO entries (position, record) VALUES (5, \(fresh(5)))",
    "INSERT INTO entries (position, record) VALUES (0, \(fresh(0)))",
    "INSERT INTO entries (position, record) VALUES (-1, \(fresh(-1)))",
    "INSERT INTO entries (record) VALUES (\(fresh(4)))",
    "INSERT INTO entries (position, record) VALUES (4, \(fresh(5)))",
    "INSERT INTO entries (position, record) VALUES (4, '{}')",
    "INSERT INTO entries (position, record) VALUES (4, 'x')",
    "INSERT INTO entries (position, record) VALUES (4, NULL)",
    "INSERT INTO entries (position, record) VALUES (4, x'7b7d')",
    """
    INSERT INTO entries (position, record)
    VALUES (4, json_set(\(fresh(4)), '$.data', printf('%.65535c', 'x')))
    """,
    """
    INSERT INTO entries (position, record) VALUES (3, \(stored))
    ON CONFLICT (position) DO UPDATE SET record = excluded.record
    """,
  ])
  func noStatementChangesTheLog(statement: String) throws {
    let directory = try TemporaryDirectory()
    let log = try EventLog.create(at: directory.path(), signer: ExampleKey.source)
    let written = try log.appendExamples((1...3).map { .example($0) })
    let tool = try DatabaseQueue(path: directory.path())
    #expect(throws: DatabaseError.self) {
      try tool.write { try $0.execute(sql: statement) }
    }
    #expect(try log.entries(after: .beginning, limit: 10) == written)
  }

  /// The one statement that is allowed; were it refused, the table above would prove nothing.
  @Test func theNextEntryIsTaken() throws {
    let directory = try TemporaryDirectory()
    let log = try EventLog.create(at: directory.path(), signer: ExampleKey.source)
    _ = try log.appendExamples((1...3).map { .example($0) })
    let tool = try DatabaseQueue(path: directory.path())
    try tool.write { database in
      try database.execute(
        sql: "INSERT INTO entries (position, record) VALUES (4, \(Self.fresh(4)))")
    }
    #expect(try log.head().rawValue == 4)
  }
}
