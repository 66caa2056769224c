import Domain
import EventLog
import Foundation
import GRDB
import ScriptedHistory
import Testing
import Views

@Suite("The file of the views")
struct ViewsFileTests {
  private let scratch: Scratch
  private let log: EventLog

  init() throws {
    scratch = try Scratch()
    log = try scratch.history()
  }

  @Test func isItsOwnersAlone() throws {
    _ = try scratch.views(of: log)
    let attributes = try FileManager.default.attributesOfItem(
      atPath: scratch.path("views.sqlite"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func reopensWhereItLeftOff() throws {
    let digest = try scratch.views(of: log).digest()
    let reopened = try Views.open(at: scratch.path("views.sqlite"))
    #expect(try reopened.state().position == log.head())
    #expect(try reopened.digest() == digest)
  }

  @Test func keepsItsPromisesOnDurability() throws {
    _ = try scratch.views(of: log)
    let mode = try withDatabase(at: scratch.path("views.sqlite")) {
      try String.fetchOne($0, sql: "PRAGMA journal_mode")
    }
    #expect(mode == "wal")
  }

  @Test func notADatabaseIsMadeAgain() throws {
    let path = scratch.path("views.sqlite")
    try Data(repeating: 0x58, count: 5000).write(to: URL(fileURLWithPath: path))
    let views = try scratch.views(of: log)
    #expect(try views.digest() == scratch.views(of: log, "whole.sqlite").digest())
  }

  @Test func damagedHeaderIsMadeAgain() throws {
    let digest = try closedViews()
    try overwrite(from: 16, count: 84)
    #expect(try scratch.views(of: log).digest() == digest)
  }

  @Test func damageWhereEveryUseBeginsIsMadeAgain() throws {
    let digest = try closedViews()
    try overwritePage(of: "progress")
    #expect(try scratch.views(of: log).digest() == digest)
  }

  @Test func damagedTableIsReported() throws {
    let path = scratch.path("views.sqlite")
    _ = try closedViews()
    try overwritePage(of: "users")
    let views = try Views.open(at: path)
    let error = #expect(throws: ViewsError.self) { try views.users() }
    guard case .damaged(path, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func unreadableStateIsReported() throws {
    let path = scratch.path("views.sqlite")
    let views = try scratch.views(of: log)
    try withDatabase(at: path) { try $0.execute(sql: "UPDATE snapshot SET state = '{}'") }
    let error = #expect(throws: ViewsError.self) { try views.state() }
    guard case .damaged(path, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(arguments: [
    // The first layout, and one that is to come.
    "PRAGMA user_version = 1; DROP TABLE refreshes; DROP TABLE notifications;",
    "PRAGMA user_version = 99; DROP TABLE users;",
  ])
  func anotherVersionIsMadeAgain(sql: String) throws {
    let digest = try closedViews()
    try withDatabase(at: scratch.path("views.sqlite")) { try $0.execute(sql: sql) }
    #expect(try scratch.views(of: log).digest() == digest)
    #expect(try scratch.views(of: log).refreshes(limit: 9).count == 3)
  }

  @Test func newFileHasTheVersionThatIsAskedFor() throws {
    _ = try closedViews()
    let version = try withDatabase(at: scratch.path("views.sqlite")) {
      try Int.fetchOne($0, sql: "PRAGMA user_version")
    }
    #expect(version == 13)
  }

  @Test(arguments: ["PRAGMA application_id = 42", "CREATE TABLE theirs (secret TEXT)"])
  func anothersFileIsLeftAlone(sql: String) throws {
    let path = scratch.path("views.sqlite")
    try withDatabase(at: path) { try $0.execute(sql: sql) }
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(throws: ViewsError.foreignFile(path: path)) { try Views.open(at: path) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test func tamperedRowIsFoundByTheDigestAndMendedByRebuilding() throws {
    let views = try scratch.views(of: log)
    let digest = try views.digest()
    try withDatabase(at: scratch.path("views.sqlite")) {
      try $0.execute(sql: "UPDATE disclosures SET recipients = recipients - 1")
    }
    #expect(try views.digest() != digest)
    #expect(try views.rebuild(from: log).digest == digest)
    #expect(try views.digest() == digest)
  }

  @Test func strangeTablesDoNotOutliveARebuild() throws {
    let views = try scratch.views(of: log)
    let digest = try views.digest()
    try withDatabase(at: scratch.path("views.sqlite")) {
      try $0.execute(
        sql: """
          CREATE TABLE strange (a TEXT PRIMARY KEY);
          CREATE VIEW stranger AS SELECT * FROM strange;
          CREATE TRIGGER strangest AFTER INSERT ON users BEGIN
            UPDATE users SET role = 'administrator';
          END;
          """)
    }
    #expect(try views.rebuild(from: log).digest == digest)
  }

  @Test func missingFolderIsSaid() throws {
    let path = scratch.path("nowhere/views.sqlite")
    let error = #expect(throws: ViewsError.self) { try Views.open(at: path) }
    #expect("\(try #require(error))".contains(path))
  }

  @Test(
    arguments: [
      (ViewsQuery.newestRuns, ["SEARCH runs USING INDEX runs_position (position<?)"]),
      (
        .newestRunsOfDestination,
        ["SEARCH runs USING INDEX runs_destination (destination=? AND position<?)"]
      ),
      (
        .latestRuns,
        [
          "SCAN destinations", "SEARCH runs USING INDEX runs_position (position=?)",
          "SEARCH own USING COVERING INDEX runs_destination (destination=?)",
        ]
      ),
      (.runsOfRefresh, ["SEARCH runs USING INDEX runs_refresh (refresh=?)"]),
      (.run, ["SEARCH runs USING PRIMARY KEY (id=?)"]),
      (.newestRefreshes, ["SCAN refreshes USING INDEX refreshes_position"]),
      (.refresh, ["SEARCH refreshes USING PRIMARY KEY (id=?)"]),
      (.newestNotifications, ["SCAN notifications"]),
      (.batchesOfRun, ["SEARCH batches USING PRIMARY KEY (run=?)"]),
      (.disclosuresOfRun, ["SEARCH disclosures USING PRIMARY KEY (run=?)"]),
      (
        .disclosuresOfPeriod,
        ["SEARCH disclosures USING INDEX disclosures_time (time>? AND time<?)"]
      ),
      (
        .newestDisclosures,
        ["SEARCH disclosures USING INDEX disclosures_time (time>? AND time<?)"]
      ),
      (
        .disclosureAtOrBefore,
        ["SEARCH disclosures USING INDEX disclosures_position (position<?)"]
      ),
      (
        .nextDisclosureGroup,
        [
          "SEARCH disclosures USING COVERING INDEX disclosures_account"
            + " ((connection,account_company,list,destination,time)>(?,?,?,?,?))"
        ]
      ),
      (
        .disclosureTotal,
        [
          "SEARCH disclosures USING COVERING INDEX disclosures_account (connection=? AND"
            + " account_company=? AND list=? AND destination=? AND time>? AND time<?)",
          "SEARCH destinations USING PRIMARY KEY (id=?)",
          "SEARCH disclosures USING COVERING INDEX disclosures_account (connection=? AND"
            + " account_company=? AND list=? AND destination=? AND time>? AND time<?)",
          "SEARCH disclosures USING COVERING INDEX disclosures_account (connection=? AND"
            + " account_company=? AND list=? AND destination=? AND time>? AND time<?)",
        ]
      ),
      (.disclosedBatchesOfRun, ["SEARCH disclosures USING PRIMARY KEY (run=?)"]),
      (
        .disclosuresOfDay,
        ["SEARCH disclosures USING COVERING INDEX disclosures_time (time>? AND time<?)"]
      ),
      (
        .batchesInHand,
        [
          "SEARCH runs USING INDEX runs_status (status=?)",
          "SEARCH batches USING PRIMARY KEY (run=?)",
        ]
      ),
      (
        .removalsOfPeriod,
        [
          "SEARCH batches USING INDEX batches_removals (prepared_at<?)",
          "SEARCH runs USING PRIMARY KEY (id=?)",
        ]
      ),
      (.carryingBatch, ["SEARCH batches USING PRIMARY KEY (run=? AND number=?)"]),
      (
        .positionsMentioningSubject,
        [
          "SEARCH mentions USING PRIMARY KEY (subject=?)",
          "SEARCH involvements USING PRIMARY KEY (subject=?)",
        ]
      ),
      (
        .mentionOfSubject,
        [
          "SEARCH mentions USING PRIMARY KEY (subject=? AND position=?)",
          "SEARCH involvements USING PRIMARY KEY (subject=? AND run=?)",
        ]
      ),
      // A row for 256 entries.
      (.blocksOfPeriod, ["SCAN time_ranges"]),
    ] as [(ViewsQuery, [String])])
  func queryUsesItsIndex(query: ViewsQuery, steps: [String]) throws {
    _ = try scratch.views(of: log)
    let plan = try withDatabase(at: scratch.path("views.sqlite")) {
      // A plan does not depend on the values: unset ones do.
      let statement = try $0.makeStatement(sql: "EXPLAIN QUERY PLAN \(query.sql)")
      statement.setUncheckedArguments(StatementArguments())
      return try Row.fetchAll(statement).map { $0["detail"] as String }
    }
    #expect(steps.allSatisfy(plan.contains), "\(plan)")
    let scans = plan.filter { $0.hasPrefix("SCAN") && $0 != "SCAN CONSTANT ROW" }
    #expect(scans.allSatisfy(steps.contains), "\(plan)")
    #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
  }

  @Test func everyQueryHasItsPlanTested() {
    #expect(ViewsQuery.allCases.count == 23)
  }

  private func overwritePage(of table: String) throws {
    let page = try withDatabase(at: scratch.path("views.sqlite")) {
      try Int.fetchOne(
        $0, sql: "SELECT rootpage FROM sqlite_schema WHERE name = ?", arguments: [table])
    }
    try overwrite(from: (try #require(page) - 1) * 4096, count: 4096)
  }

  private func overwrite(from offset: Int, count: Int) throws {
    let path = scratch.path("views.sqlite")
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    try file.seek(toOffset: UInt64(offset))
    try file.write(contentsOf: Data(repeating: 0xFF, count: count))
    try file.close()
  }

  /// Views that have caught up, and then let go of their file.
  private func closedViews() throws -> SHA256Digest {
    try scratch.views(of: log).digest()
  }

  @discardableResult
  private func withDatabase<Result>(
    at path: String, _ body: (Database) throws -> Result
  ) throws -> Result {
    let queue = try DatabaseQueue(path: path)
    let result = try queue.writeWithoutTransaction(body)
    try queue.close()
    return result
  }
}
