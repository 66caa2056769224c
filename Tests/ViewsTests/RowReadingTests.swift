import Domain
import EventLog
import GRDB
import ScriptedHistory
import Testing
import Views

/// Rows as they are read, beside what GRDB's decoder and Foundation's make of the same rows.
@Suite("Reading rows")
struct RowReadingTests {
  /// The slow reference.
  private struct Plain<Value: Decodable>: FetchableRecord, Decodable {
    static var databaseColumnDecodingStrategy: DatabaseColumnDecodingStrategy {
      .convertFromSnakeCase
    }
    let value: Value
    init(from decoder: any Decoder) throws { value = try Value(from: decoder) }
  }

  private let scratch: Scratch
  private let views: Views
  private let path: String

  init() throws {
    scratch = try Scratch()
    views = try scratch.views(of: try scratch.history())
    path = scratch.path("views.sqlite")
  }

  private func plain<Value: Decodable>(
    _ query: ViewsQuery, _ arguments: StatementArguments
  ) throws -> [Value] {
    try DatabaseQueue(path: path).read {
      try Plain<Value>.fetchAll($0, sql: query.sql, arguments: arguments).map(\.value)
    }
  }

  @Test func runsAndTheirBatchesAreTheSame() throws {
    let runs = try views.runs(limit: 1000)
    #expect(try runs == plain(.newestRuns, ["before": Int64.max, "limit": 1000]))
    // Nested values and nothing at all are among them.
    #expect(runs.contains { $0.figures != nil && $0.warnings != nil })
    #expect(runs.contains { $0.figures == nil })
    for run in runs {
      let arguments: StatementArguments = ["run": run.id.description]
      #expect(try views.run(run.id) == run)
      #expect(try views.batches(of: run.id) == plain(.batchesOfRun, arguments))
      #expect(try views.disclosures(of: run.id) == plain(.disclosuresOfRun, arguments))
    }
  }

  @Test func whatElseHasRowsIsTheSame() throws {
    #expect(try views.refreshes(limit: 100) == plain(.newestRefreshes, ["limit": 100]))
    #expect(try views.notifications(limit: 100) == plain(.newestNotifications, ["limit": 100]))
  }

  @Test(arguments: [
    "UPDATE runs SET status = 'unheard-of'", "UPDATE runs SET segments = '[\"x\"]'",
    "UPDATE runs SET figures = '{'", "UPDATE runs SET requested_at = 'soon'",
  ])
  func whatDoesNotFitIsDamage(sql: String) throws {
    try DatabaseQueue(path: path).writeWithoutTransaction { try $0.execute(sql: sql) }
    let error = #expect(throws: ViewsError.self) { try views.runs(limit: 1000) }
    guard case .damaged(path, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
