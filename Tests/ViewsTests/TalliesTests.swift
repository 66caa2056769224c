import Domain
import EventLog
import GRDB
import ScriptedHistory
import Testing
import Views

@Suite("What is counted for measurements")
struct TalliesTests {
  private let scratch: Scratch
  private let views: Views

  init() throws {
    scratch = try Scratch()
    views = try scratch.views(of: scratch.history())
  }

  @Test("Counts are those of the rows, counted one by one")
  func tallies() throws {
    let tallies = try views.tallies()
    let runs = try views.runs(limit: .max)
    #expect(runs.count > 3)
    for status in RunStatus.allCases {
      #expect(tallies.runs[status] ?? 0 == runs.count { $0.status == status }, "\(status)")
    }
    let disclosures = try runs.flatMap { try views.disclosures(of: $0.id) }
    #expect(disclosures.contains { $0.certain })
    #expect(disclosures.contains { !$0.certain })
    #expect(
      tallies.recipients == disclosures.filter(\.certain).map(\.recipients).reduce(0, +))
    #expect(tallies.batchesInDoubt == disclosures.count { !$0.certain })
  }

  @Test("A destination's last completed run is found behind others that were not")
  func lastCompletions() throws {
    let expected = try views.destinations().filter { $0.removedAt == nil }.compactMap {
      destination in
      try views.runs(of: destination.id, limit: .max).first {
        [.completed, .completedWithWarnings].contains($0.status)
      }.map { "\(destination.id) \(destination.name) \($0.endedAt?.description ?? "")" }
    }
    #expect(!expected.isEmpty)
    #expect(
      try views.lastCompletions().map { "\($0.destination) \($0.name) \($0.completedAt)" }
        == expected)
  }

  @Test("Without any run all is nought")
  func nothing() throws {
    let views = try Views.open(at: scratch.path("empty.sqlite"))
    let tallies = try views.tallies()
    #expect(tallies.runs.isEmpty)
    #expect(tallies.recipients + tallies.batchesInDoubt == 0)
    #expect(try views.lastCompletions() == [])
  }

  @Test(arguments: [
    (TallyQuery.runsByStatus, "SCAN runs USING COVERING INDEX runs_status"),
    (.recipientsByCertainty, "SCAN disclosures USING COVERING INDEX disclosures_certain"),
    (.lastCompletions, "SEARCH runs USING INDEX runs_destination (destination=?)"),
  ])
  func queryIsAnsweredFromItsIndex(query: TallyQuery, step: String) throws {
    let queue = try DatabaseQueue(path: scratch.path("views.sqlite"))
    let plan = try queue.read {
      try Row.fetchAll($0, sql: "EXPLAIN QUERY PLAN \(query.sql)").map { $0["detail"] as String }
    }
    try queue.close()
    #expect(plan.contains(step), "\(plan)")
    #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
  }
}
