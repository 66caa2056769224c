import EventLog
import Foundation
import GRDB
import Testing

@Suite struct OpeningTests {
  private let directory: TemporaryDirectory
  private let path: String

  init() throws {
    directory = try TemporaryDirectory()
    path = directory.path()
  }

  private func change(_ sql: String) throws {
    _ = try EventLog.create(at: path, signer: ExampleKey.source)
    try DatabaseQueue(path: path).writeWithoutTransaction { try $0.execute(sql: sql) }
  }

  @Test func theFileIsItsOwnersAlone() throws {
    let log = try EventLog.create(at: path, signer: ExampleKey.source)
    _ = try log.appendExamples([.example(1)])
    for suffix in ["", "-wal", "-shm"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: path + suffix)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
  }

  /// `synchronous` belongs to a connection, so the log's own has to be asked.
  @Test func commitsAreSynced() throws {
    for log in [
      try EventLog.create(at: path, signer: ExampleKey.source),
      try EventLog.open(at: path, signer: ExampleKey.source),
    ] {
      let durability = try log.durability()
      #expect(durability.journalMode == "wal")
      #expect(durability.synchronous == 2)
    }
  }

  @Test func aMissingFileIsMissing() {
    #expect(throws: EventLogError.missing(path: path)) {
      try EventLog.open(at: path, signer: ExampleKey.source)
    }
    #expect(!FileManager.default.fileExists(atPath: path))
    let nowhere = directory.path("nowhere/log.sqlite")
    #expect(throws: EventLogError.missing(path: nowhere)) {
      try EventLog.create(at: nowhere, signer: ExampleKey.source)
    }
  }

  @Test func anExistingLogIsNotCreatedAgain() throws {
    let log = try EventLog.create(at: path, signer: ExampleKey.source)
    let written = try log.appendExamples([.example(1)])
    #expect(throws: EventLogError.alreadyExists(path: path)) {
      try EventLog.create(at: path, signer: ExampleKey.source)
    }
    #expect(try log.entries(after: .beginning, limit: 9) == written)
  }

  @Test func aCreationCutShortIsTakenUp() throws {
    #expect(
      FileManager.default.createFile(
        atPath: path, contents: nil, attributes: [.posixPermissions: 0o644]))
    #expect(throws: EventLogError.notALog(path: path)) {
      try EventLog.open(at: path, signer: ExampleKey.source)
    }
    #expect(try EventLog.create(at: path, signer: ExampleKey.source).head() == .beginning)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func anythingElseIsNotALog() throws {
    #expect(
      FileManager.default.createFile(
        atPath: path, contents: Data(String(repeating: "no database. ", count: 100).utf8)))
    #expect(throws: EventLogError.notALog(path: path)) {
      try EventLog.open(at: path, signer: ExampleKey.source)
    }
    let other = directory.path("other.sqlite")
    try DatabaseQueue(path: other).writeWithoutTransaction { database in
      try database.execute(sql: "CREATE TABLE t (x); PRAGMA application_id = 7")
    }
    let before = try Data(contentsOf: URL(fileURLWithPath: other))
    #expect(throws: EventLogError.notALog(path: other)) {
      try EventLog.open(at: other, signer: ExampleKey.source)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: other)) == before)
    let folder = directory.path("")
    #expect(throws: EventLogError.notALog(path: folder)) {
      try EventLog.open(at: folder, signer: ExampleKey.source)
    }
  }

  @Test func anotherLayoutIsRefused() throws {
    try change("PRAGMA user_version = 9")
    #expect(throws: EventLogError.newerVersion(path: path, found: 9, known: 2)) {
      try EventLog.open(at: path, signer: ExampleKey.source)
    }
    try DatabaseQueue(path: path).writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA user_version = 0")
    }
    #expect(throws: EventLogError.olderVersion(path: path, found: 0, known: 2)) {
      try EventLog.open(at: path, signer: ExampleKey.source)
    }
  }

  @Test(arguments: [
    "DROP TRIGGER entries_refuse_update",
    "DROP INDEX entries_actor",
    "CREATE TABLE more (x)",
    "CREATE TRIGGER spy AFTER INSERT ON entries BEGIN SELECT 1; END",
    "DROP TABLE entries; CREATE TABLE entries (position INTEGER PRIMARY KEY, record TEXT)",
  ])
  func anAlteredSchemaIsRefused(statement: String) throws {
    try change(statement)
    #expect(throws: EventLogError.alteredSchema(path: path)) {
      try EventLog.open(at: path, signer: ExampleKey.source)
    }
  }

  @Test func statisticsOfSQLiteAreNoAlteration() throws {
    try change("ANALYZE")
    #expect(try EventLog.open(at: path, signer: ExampleKey.source).head() == .beginning)
  }

  @Test func everyErrorSaysWhatToDo() {
    let cause = EventLogError.locked(path: path).description
    #expect(cause.contains(path))
    #expect(cause.contains("try again"))
  }
}
