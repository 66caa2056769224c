import Audit
import Domain
import EventLog
import Foundation
import ScriptedHistory
import Testing
import Views

@Suite("The trail")
struct TrailTests {
  private let scratch: Scratch
  private let log: EventLog
  private let views: Views
  private let trail: Trail

  init() throws {
    scratch = try Scratch()
    log = try scratch.history()
    views = try Views.open(at: scratch.path("views.sqlite"))
    try views.catchUp(with: log)
    trail = Trail(log: log, views: views)
  }

  /// Writes the file anew where `WAYBILL_REGENERATE` is set; then look at the difference.
  @Test func readsAsInTheGoldenFile() throws {
    let lines = try trail.lines(matching: TrailQuery()).map {
      "\($0.position) \($0.time) \($0.actor.name ?? $0.actor.id) | \($0.name)"
        + " | \($0.subject.name ?? $0.subject.id) | \($0.summary)\n"
    }.joined()
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("trail.txt")
    if ProcessInfo.processInfo.environment["WAYBILL_REGENERATE"] != nil {
      try lines.write(to: file, atomically: true, encoding: .utf8)
    }
    let golden = try String(contentsOf: file, encoding: .utf8)
    for (line, expected) in zip(lines.split(separator: "\n"), golden.split(separator: "\n")) {
      #expect(line == expected)
    }
    #expect(lines == golden)
  }

  @Test func hasALineForEveryEntry() throws {
    let lines = try trail.lines(matching: TrailQuery())
    #expect(lines.map(\.position.rawValue) == Array(1...(try log.head().rawValue)))
    #expect(lines.allSatisfy { !$0.summary.text.contains { $0.isNewline } })
    #expect(lines.allSatisfy { $0.summary.text.hasSuffix(".") })
  }

  @Test func newestFirstIsTheReverse() throws {
    let forwards = try trail.lines(matching: TrailQuery())
    let backwards = try trail.lines(matching: TrailQuery(order: .newestFirst))
    #expect(Array(forwards.reversed()) == backwards)
    let latest = try trail.lines(matching: TrailQuery(limit: 3, order: .newestFirst))
    #expect(latest == Array(backwards.prefix(3)))
  }

  /// Every filter against the plain reading of all lines: in one page, and in pages of one entry, for
  /// which a subject of few entries counts as one of many.
  @Test(arguments: FilterCase.all, [500, 1])
  func filters(filter: FilterCase, page: Int) throws {
    let trail = Trail(log: log, views: views, page: page)
    let query = filter.query
    let expected = try trail.lines(matching: TrailQuery()).filter(filter.keeps)
    #expect(try trail.lines(matching: query) == expected)
    var backwards = query
    backwards.order = .newestFirst
    #expect(try trail.lines(matching: backwards) == Array(expected.reversed()))
    for limit in [0, 1, 2] {
      var limited = query
      limited.limit = limit
      #expect(try trail.lines(matching: limited) == Array(expected.prefix(limit)))
    }
  }

  @Test func connectionFindsItsRunsAndWhatWasRefused() throws {
    let names = Set(
      try trail.lines(matching: TrailQuery(connection: Cast.main)).map(\.name))
    for name in [
      "create-connection", "consent-accepted", "save-destination", "start-run", "batch-sent",
      "run-completed", "command-refused", "connection-attempt-failed", "cancel-run",
    ] {
      #expect(names.contains(name), "\(name)")
    }
    #expect(!names.contains("add-user"))
    #expect(!names.contains("ledger-created"))
  }

  @Test(arguments: ["", "run", "RUN-STARTED", "waybill.event.start-run.v1", "run-started.v1"])
  func unknownNamesAreNoAnswer(name: String) throws {
    #expect(throws: AuditError.unknownType(name)) {
      try trail.lines(matching: TrailQuery(types: [name]))
    }
  }

  @Test func pagesDoNotShow() throws {
    let long = try EventLog.create(at: scratch.path("long.sqlite"), signer: Script.signer)
    var script = Script()
    for number in 0..<40 {
      try script.ask(.user(.deactivate(.init(user: Cast.ada))), by: Cast.ada)
      if number == 0 { try script.beginLedger() }
      for _ in 0..<20 {
        try script.ask(.user(.changeRole(.init(user: Cast.ben, role: .viewer))))
        try script.ask(.user(.changeRole(.init(user: Cast.ben, role: .contributor))))
      }
    }
    try script.write(into: long)
    let views = try Views.open(at: scratch.path("long-views.sqlite"))
    try views.catchUp(with: long)
    let trail = Trail(log: long, views: views)
    let all = try trail.lines(matching: TrailQuery())
    #expect(all.count == Int(try long.head().rawValue))
    #expect(all.count > 3000)
    let ben = all.filter { $0.subject.name == "Ben" }
    #expect(ben.count > 3000)
    let query = TrailQuery(subject: .user(Cast.ben))
    #expect(try trail.lines(matching: query) == ben)
    #expect(
      try trail.lines(matching: TrailQuery(subject: .user(Cast.ben), limit: 777))
        == Array(ben.prefix(777)))
  }

  @Test func streamingStopsWhereItsReaderStops() throws {
    struct Enough: Error {}
    var seen = 0
    #expect(throws: Enough.self) {
      try trail.forEachLine(matching: TrailQuery()) { _ in
        seen += 1
        if seen == 5 { throw Enough() }
      }
    }
    #expect(seen == 5)
  }

  @Test func lineIsJSON() throws {
    let line = try #require(try trail.lines(matching: TrailQuery(types: ["batch-sent"])).first)
    let json = try JSONSerialization.jsonObject(with: JSONEncoder().encode(line))
    let object = try #require(json as? [String: Any])
    #expect(object["name"] as? String == "batch-sent")
    #expect(object["kind"] as? String == "event")
    #expect(object["position"] as? Int == Int(line.position.rawValue))
    #expect((object["actor"] as? [String: String])?["name"] == "Ada")
    #expect(object["correlation"] as? String == line.causation)
  }

  @Test func storedLineBreaksBeginNoLine() throws {
    let forged = try EventLog.create(at: scratch.path("forged.sqlite"), signer: Script.signer)
    var script = Script()
    script.append(
      type: "waybill.event.ledger-created.v1",
      data:
        #"{"origin":"evil\n2 2026 Ada | nothing | happened\u001b[2J","verifierKey":"k","scheduleKey":"\#(Cast.scheduleKey)"}"#
    )
    try script.write(into: forged)
    let views = try Views.open(at: scratch.path("forged-views.sqlite"))
    try views.catchUp(with: forged)
    let line = try #require(
      try Trail(log: forged, views: views).lines(matching: TrailQuery()).first)
    #expect(line.summary.text == "The ledger “evil 2 2026 Ada | nothing | happened [2J” began.")
  }
}
