import EventLog
import GRDB
import Testing

/// Tries to change tiles and checkpoints the way another tool would.
@Suite struct AppendOnlyTreeTests {
  @Test(arguments: [
    "UPDATE tiles SET hashes = hashes",
    "UPDATE tiles SET root = zeroblob(32)",
    "UPDATE OR REPLACE tiles SET number = 0 WHERE number = 1",
    "DELETE FROM tiles",
    "DELETE FROM tiles WHERE number = 1",
    "REPLACE INTO tiles SELECT * FROM tiles WHERE number = 1",
    "INSERT INTO tiles SELECT level, 3, root, hashes FROM tiles WHERE number = 1",
    "INSERT INTO tiles SELECT level, 2, root, hashes FROM tiles WHERE number = 1",
    "INSERT INTO tiles SELECT 1, 0, root, hashes FROM tiles WHERE number = 1",
    "INSERT INTO tiles SELECT 7, 0, root, hashes FROM tiles WHERE number = 1",
    "INSERT INTO tiles SELECT -1, 0, root, hashes FROM tiles WHERE number = 1",
    "UPDATE checkpoints SET note = note",
    "UPDATE OR REPLACE checkpoints SET size = 600 WHERE size = 700",
    "DELETE FROM checkpoints",
    "REPLACE INTO checkpoints SELECT * FROM checkpoints",
    "REPLACE INTO checkpoints SELECT * FROM checkpoints WHERE size = 700",
    "INSERT INTO checkpoints VALUES (701, 'x')",
    "INSERT INTO checkpoints VALUES (650, 'x')",
    "INSERT INTO checkpoints VALUES (NULL, 'x')",
    "INSERT INTO checkpoints (note) VALUES ('x')",
    "INSERT INTO checkpoints VALUES (0, 'x')",
  ])
  func noStatementChangesTheTree(statement: String) throws {
    let directory = try TemporaryDirectory()
    let log = try EventLog.create(at: directory.path(), signer: ExampleKey.source)
    _ = try log.appendExamples((0..<600).map { .example($0) })
    _ = try log.appendExamples((600..<700).map { .example($0) })
    let tool = try DatabaseQueue(path: directory.path())
    let before = try contents(tool)
    #expect(throws: DatabaseError.self) {
      try tool.write { try $0.execute(sql: statement) }
    }
    #expect(try contents(tool) == before)
  }

  /// Were the next tile and checkpoint refused, the table above would prove nothing.
  @Test func whatComesNextIsTaken() throws {
    let directory = try TemporaryDirectory()
    let log = try EventLog.create(at: directory.path(), signer: ExampleKey.source)
    _ = try log.appendExamples((0..<512).map { .example($0) })
    try forge("DELETE FROM checkpoints; DELETE FROM tiles WHERE number = 1", at: directory.path())
    let tool = try DatabaseQueue(path: directory.path())
    try tool.write { database in
      try database.execute(
        sql: """
          INSERT INTO tiles SELECT level, 1, root, hashes FROM tiles;
          INSERT INTO checkpoints VALUES (512, 'x');
          """)
    }
  }

  private func contents(_ tool: DatabaseQueue) throws -> [Row] {
    try tool.read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM tiles ORDER BY level, number")
        + Row.fetchAll(database, sql: "SELECT * FROM checkpoints ORDER BY size")
    }
  }
}
