import Domain
import EventLog
import ScriptedHistory
import Testing
import Views

@Suite("Catching up and rebuilding")
struct CatchUpTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
  }

  @Test(arguments: [1, 2, 3, 7, 50, 10_000])
  func anyStepsComeToTheSame(step: Int) throws {
    let log = try scratch.history()
    let stepwise = try Views.open(at: scratch.path("steps.sqlite"), entriesPerTransaction: step)
    #expect(try stepwise.catchUp(with: log) == log.head())
    let atOnce = try scratch.views(of: log)
    #expect(try stepwise.digest() == atOnce.digest())
    let report = try stepwise.rebuild(from: log)
    #expect(report.digest == (try atOnce.digest()))
    #expect(report.entries == (try log.head().rawValue))
  }

  @Test func followsALogThatGrows() throws {
    let log = try EventLog.create(at: scratch.path("log.sqlite"), signer: Script.signer)
    let following = try Views.open(at: scratch.path("following.sqlite"))
    var script = Script()
    try script.beginLedger()
    try script.write(into: log)
    try following.catchUp(with: log)
    try script.connect()
    try script.write(into: log)
    try following.catchUp(with: log)
    try script.defineSegments()
    try script.write(into: log)
    #expect(try following.catchUp(with: log) == log.head())
    #expect(try following.digest() == scratch.views(of: log).digest())
  }

  @Test func anotherHistoryHasAnotherDigest() throws {
    let log = try EventLog.create(at: scratch.path("log.sqlite"), signer: Script.signer)
    let views = try Views.open(at: scratch.path("views.sqlite"))
    let empty = try views.digest()
    var script = Script()
    try script.beginLedger()
    try script.write(into: log)
    try views.catchUp(with: log)
    #expect(try views.digest() != empty)
  }

  @Test func stateIsTheOneThatWasDecidedAgainst() throws {
    let log = try EventLog.create(at: scratch.path("log.sqlite"), signer: Script.signer)
    var script = Script()
    try script.play()
    try script.write(into: log)
    let (state, position) = try scratch.views(of: log).state()
    #expect(state == script.state)
    #expect(position == (try log.head()))
    #expect(!state.runs.isEmpty)
  }

  @Test func stateBeforeTheFirstEntry() throws {
    let (state, position) = try Views.open(at: scratch.path("views.sqlite")).state()
    #expect(state == State())
    #expect(position == .beginning)
  }

  @Test func unknownTypeStopsAndLeavesRowsAndPositionTogether() throws {
    let log = try EventLog.create(at: scratch.path("log.sqlite"), signer: Script.signer)
    var script = Script()
    try script.beginLedger()
    try script.write(into: log)
    let good = try log.head()
    script.append(type: "waybill.event.moon-landed.v1", data: "{}")
    try script.connect()
    try script.write(into: log)

    let views = try Views.open(at: scratch.path("views.sqlite"), entriesPerTransaction: 4)
    #expect(
      throws: ViewsError.unknownType(good.next, type: "waybill.event.moon-landed.v1")
    ) { try views.catchUp(with: log) }

    let (state, position) = try views.state()
    #expect(position.rawValue == good.rawValue / 4 * 4)
    #expect(try views.users().count == state.users.count)
    #expect(try views.connections().isEmpty)
    // What stands is what a log that ends there comes to.
    let copy = try EventLog.create(at: scratch.path("copy.sqlite"), signer: Script.signer)
    try log.copyEntries(upTo: position, into: copy)
    #expect(try views.digest() == scratch.views(of: copy, "other.sqlite").digest())
  }

  @Test(
    arguments: [
      ("waybill.event.user-added.v1", #"{"name":"Eve","role":"viewer"}"#, "user is missing"),
      ("waybill.event.user-added.v1", #"{"name":"Eve","role":"king","user":"7"}"#, nil),
      ("waybill.command.add-user.v1", #"{"name":"Eve"}"#, "payload is missing"),
      ("waybill.command.add-user.v1", #"{"payload":"{\"arguments\":{}}"}"#, nil),
      ("waybill.command.add-user.v1", #"{"payload":"no JSON"}"#, nil),
    ] as [(String, String, String?)])
  func undecodableStops(type: String, data: String, reason: String?) throws {
    let log = try EventLog.create(at: scratch.path("log.sqlite"), signer: Script.signer)
    var script = Script()
    script.append(type: type, data: data)
    try script.write(into: log)
    let views = try Views.open(at: scratch.path("views.sqlite"))
    let error = #expect(throws: ViewsError.self) { try views.catchUp(with: log) }
    guard case .undecodable(let position, type, let found) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(position.rawValue == 1)
    if let reason { #expect(found == reason) }
    #expect(try views.state().position == .beginning)
  }

  @Test func failedRebuildLeavesWhatWasBefore() throws {
    let log = try EventLog.create(at: scratch.path("log.sqlite"), signer: Script.signer)
    var script = Script()
    try script.beginLedger()
    try script.write(into: log)
    let views = try scratch.views(of: log)
    let before = try views.digest()
    script.append(type: "urn:something-else", data: "{}")
    try script.write(into: log)
    #expect(throws: ViewsError.self) { try views.rebuild(from: log) }
    #expect(try views.digest() == before)
  }

  @Test func olderLogIsNoticed() throws {
    let log = try scratch.history()
    let views = try scratch.views(of: log)
    let older = try EventLog.create(at: scratch.path("older.sqlite"), signer: Script.signer)
    try log.copyEntries(upTo: #require(Position(rawValue: 20)), into: older)
    let error = #expect(throws: ViewsError.self) { try views.catchUp(with: older) }
    #expect(error == .aheadOfLog(view: try log.head(), log: try older.head()))
    #expect("\(try #require(error))".contains("waybill rebuild"))
    // Which then helps.
    let report = try views.rebuild(from: older)
    #expect(report.entries == 20)
    #expect(try views.catchUp(with: older) == older.head())
  }

  @Test func anotherLogIsNoticed() throws {
    let log = try EventLog.create(at: scratch.path("log.sqlite"), signer: Script.signer)
    var script = Script()
    try script.beginLedger()
    try script.write(into: log)
    let views = try scratch.views(of: log)
    let head = try log.head()
    let other = try scratch.history("other.sqlite")
    // The same entries so far: no difference yet.
    try views.catchUp(with: other)
    let fork = try EventLog.create(at: scratch.path("fork.sqlite"), signer: Script.signer)
    var forged = Script()
    for _ in 0..<head.rawValue * 20 { forged.append(type: "urn:x", data: "{}") }
    try forged.write(into: fork)
    let position = try views.state().position
    #expect(throws: ViewsError.otherLog(at: position)) { try views.catchUp(with: fork) }
  }

  @Test func twoAtOnceComeToTheSame() async throws {
    let log = try scratch.history()
    let path = scratch.path("views.sqlite")
    let logPath = scratch.path("log.sqlite")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask {
          let log = try EventLog.open(at: logPath, signer: Script.signer)
          try Views.open(at: path, entriesPerTransaction: 3).catchUp(with: log)
        }
      }
      try await group.waitForAll()
    }
    let views = try Views.open(at: path)
    #expect(try views.state().position == log.head())
    #expect(try views.digest() == scratch.views(of: log, "alone.sqlite").digest())
  }
}
