import Domain
import EventLog
import Foundation
import GRDB
import ScriptedHistory
import Testing
import Views

@Suite("Somebody's own queries")
struct InquiryTests {
  private let scratch: Scratch
  private let log: EventLog
  private let views: Views
  private let inquiry: Inquiry

  init() throws {
    scratch = try Scratch()
    log = try scratch.history()
    views = try scratch.views(of: log)
    inquiry = try Inquiry(views: views.path, log: log.path)
  }

  private func answer(_ sql: String, limit: Int = 1000) throws -> InquiryAnswer {
    try inquiry.answer(to: sql, limit: limit) { false }
  }

  /// The page is what people rely on.
  @Test func thePageListsEveryTableAndColumn() throws {
    let page = try String(
      contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Sources/Views/Views.docc/Tables.md"), encoding: .utf8)
    var listed: [Inquiry.Table] = []
    for section in page.components(separatedBy: "\n## `").dropFirst() {
      let name = section.prefix { $0 != "`" }
      let columns = section.matches(of: /\n\| `([a-z0-9_]+)` \|/).map { String($0.output.1) }
      listed.append(Inquiry.Table(name: String(name), columns: columns))
    }
    #expect(listed == inquiry.tables)
  }

  @Test func everyTableCanBeReadWhole() throws {
    #expect(inquiry.tables.count == 12)
    for table in inquiry.tables {
      let found = try answer("SELECT * FROM \(table.name)")
      #expect(found.columns == table.columns)
      #expect(!found.rows.isEmpty, "\(table.name) is empty")
      let count = try answer("SELECT COUNT(*) FROM \(table.name)").rows
      #expect(count == [[.integer(Int64(found.rows.count))]])
      let counted = try answer("WITH t AS (SELECT * FROM \(table.name)) SELECT COUNT(*) FROM t")
      #expect(counted.rows == count)
    }
    let head = Int64(try log.head().rawValue)
    #expect(try answer("SELECT MAX(entry) FROM entries").rows == [[.integer(head)]])
  }

  @Test func tablesHoldWhatTheyPromise() throws {
    let entries = "SELECT kind, name, causation IS NULL FROM entries WHERE entry IN (6, 7)"
    #expect(
      try answer(entries).rows == [
        [.text("command"), .text("change-user-role"), .integer(1)],
        [.text("event"), .text("user-role-changed"), .integer(0)],
      ])
    #expect(
      try answer("SELECT actor, command, rule FROM refusals WHERE entry = 15").rows
        == [[.text("unknown/mallory"), .text("deactivate-user"), .text("actor-unknown")]])
    let first = "SELECT rows_read, rows_sent, duplicates, rejected FROM runs ORDER BY entry LIMIT 1"
    #expect(try answer(first).rows == [[.integer(6), .integer(5), .integer(1), .null]])
    #expect(
      try answer("SELECT certain, SUM(recipients) FROM disclosures GROUP BY certain").rows
        == [[.integer(0), .integer(2)], [.integer(1), .integer(15)]])
    #expect(
      try answer("SELECT kind, COUNT(*) FROM batches GROUP BY kind ORDER BY kind").rows.last?.first
        == .text("removal"))
  }

  @Test func joinsPartsAndFunctionsAreFine() throws {
    let sql = """
      WITH RECURSIVE days (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM days WHERE n < 3),
           own AS (SELECT r.id, u.name FROM runs AS r JOIN users AS u ON u.id = r.ordered_by)
      SELECT n, (SELECT COUNT(*) FROM own), UPPER('x'), JSON_EXTRACT('{"a":2}', '$.a'),
             (SELECT GROUP_CONCAT(value) FROM JSON_EACH('[1,2]')),
             (SELECT COUNT(*) FROM batches WHERE run IN (SELECT id FROM own)) > 0
      FROM   days; -- the end
      """
    let rows = try answer(sql).rows
    #expect(rows.count == 3)
    #expect(rows.first?.last == .integer(1))
  }

  @Test(arguments: [
    // Other tables, by any name and disguise.
    "SELECT * FROM main.users", "SELECT * FROM snapshot", "SELECT state FROM main.snapshot",
    "SELECT COUNT(*) FROM snapshot", "SELECT COUNT(*) FROM main.progress",
    "SELECT COUNT(*) FROM sqlite_schema", "SELECT COUNT(*) FROM Mentions",
    "SELECT record FROM log.entries",
    "SELECT name FROM sqlite_schema", "SELECT sql FROM temp.sqlite_schema",
    "SELECT sql FROM log.sqlite_master", "SELECT * FROM pragma_table_info('users')",
    "WITH runs AS (SELECT state FROM main.snapshot) SELECT * FROM runs",
    "WITH users AS (SELECT segments FROM main.runs) SELECT * FROM users",
    "SELECT (SELECT record_sha256 FROM progress)", "SELECT * FROM mentions",
    "SELECT 1 FROM users WHERE EXISTS (SELECT 1 FROM progress)",
    // Anything that is no reading.
    "INSERT INTO users (id) VALUES ('x')", "UPDATE runs SET status = 'completed'",
    "DELETE FROM main.disclosures", "DELETE FROM log.entries", "DROP VIEW users",
    "DROP TABLE main.users", "CREATE TABLE t (a)", "CREATE TEMP TABLE t (a)",
    "CREATE TEMP VIEW v AS SELECT 1", "ATTACH '/tmp/waybill-test-new.sqlite' AS other",
    "DETACH log", "PRAGMA query_only = 0", "PRAGMA user_version", "PRAGMA writable_schema = 1",
    "VACUUM", "VACUUM INTO '/tmp/waybill-test-copy.sqlite'", "BEGIN", "COMMIT", "SAVEPOINT s",
    "REINDEX", "ANALYZE", "ALTER TABLE main.users RENAME TO people",
    "SELECT LOAD_EXTENSION('/tmp/waybill-test.so')",
  ])
  func nothingElseIsAllowed(sql: String) throws {
    let digest = try views.digest()
    let error = #expect(throws: InquiryError.self) { try answer(sql) }
    switch error {
    case .forbidden, .invalid: break
    case .empty, .severalStatements, .tookTooLong, .storage, nil:
      Issue.record("\(sql): \(String(describing: error))")
    }
    #expect(try views.digest() == digest)
    #expect(!FileManager.default.fileExists(atPath: "/tmp/waybill-test-copy.sqlite"))
    #expect(!FileManager.default.fileExists(atPath: "/tmp/waybill-test-new.sqlite"))
    // It goes on to answer afterwards.
    #expect(try answer("SELECT COUNT(*) FROM users").rows == [[.integer(4)]])
  }

  @Test func badStatementsAreTold() throws {
    #expect(throws: InquiryError.empty) { try answer("") }
    #expect(throws: InquiryError.empty) { try answer(" -- nothing") }
    #expect(throws: InquiryError.severalStatements) { try answer("SELECT 1; SELECT 2") }
    #expect(throws: InquiryError.severalStatements) {
      try answer("SELECT 1; DELETE FROM main.users")
    }
    for sql in ["SELEC 1", "SELECT * FROM nowhere", "SELECT none FROM users", "SELECT 1\0; DROP"] {
      let error = #expect(throws: InquiryError.self) { try answer(sql) }
      guard case .invalid = error else {
        Issue.record("\(sql): \(String(describing: error))")
        continue
      }
    }
  }

  @Test func rowsAreLimitedAndSaidToBe() throws {
    let all = try answer("SELECT entry FROM entries ORDER BY entry")
    #expect(all.isComplete)
    let some = try answer("SELECT entry FROM entries ORDER BY entry", limit: 3)
    #expect(!some.isComplete)
    #expect(some.rows == [[.integer(1)], [.integer(2)], [.integer(3)]])
    #expect(try answer("SELECT name FROM users", limit: 4).isComplete)
    #expect(!(try answer("SELECT name FROM users", limit: 3).isComplete))
  }

  @Test func timeIsLimited() throws {
    let numbers = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
    var looks = 0
    #expect(throws: InquiryError.tookTooLong) {
      try inquiry.answer(to: "\(numbers) SELECT MAX(i) FROM n", limit: 1) {
        looks += 1
        return looks == 3
      }
    }
    #expect(looks == 3)
    // Rows that come one by one, without end.
    #expect(throws: InquiryError.tookTooLong) {
      try inquiry.answer(to: "\(numbers) SELECT i FROM n", limit: .max) {
        looks += 1
        return looks > 1000
      }
    }
    #expect(try answer("SELECT 1").rows == [[.integer(1)]])
  }

  @Test func valuesOfEveryKind() throws {
    let values = try answer("SELECT NULL, -7, 1.5, 'a\u{1}b', x'00ff', 9e999, -9e999, ''").rows
    #expect(
      values == [
        [
          .null, .integer(-7), .real(1.5), .text("a\u{1}b"), .text("00ff"), .text("Inf"),
          .text("-Inf"), .text(""),
        ]
      ])
    let json = try JSONEncoder().encode(answer("SELECT 1 AS a, NULL AS a"))
    let object = try #require(
      try JSONSerialization.jsonObject(with: json) as? [String: any Sendable])
    #expect(object["columns"] as? [String] == ["a", "a"])
  }

  @Test func hugeValuesAreRefused() {
    #expect(throws: InquiryError.self) { try answer("SELECT ZEROBLOB(1000000000)") }
  }

  /// What others append meanwhile is seen by the next query.
  @Test func readsBesideWriters() throws {
    let before = try answer("SELECT COUNT(*) FROM entries").rows
    var script = Script()
    script.wait(until: try #require(Timestamp("2027-01-01T00:00:00.000Z")))
    script.append(type: "waybill.event.ledger-created.v1", data: #"{"origin":"more"}"#)
    try script.write(into: log)
    #expect(try answer("SELECT COUNT(*) FROM entries").rows != before)
  }

  @Test func missingFilesAreSaid() {
    #expect(throws: InquiryError.self) {
      try Inquiry(views: scratch.path("none.sqlite"), log: log.path)
    }
    #expect(throws: InquiryError.self) {
      try Inquiry(views: views.path, log: scratch.path("none.sqlite"))
    }
    #expect(!FileManager.default.fileExists(atPath: scratch.path("none.sqlite")))
  }
}
