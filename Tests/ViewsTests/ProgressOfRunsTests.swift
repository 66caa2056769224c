import Domain
import EventLog
import ScriptedHistory
import Testing
import Views

@Suite("What runs and destinations look like on their way")
struct ProgressOfRunsTests {
  private let scratch: Scratch
  private let log: EventLog
  private let views: Views

  init() throws {
    scratch = try Scratch()
    log = try EventLog.create(at: scratch.path("log.sqlite"), signer: Script.signer)
    views = try Views.open(at: scratch.path("views.sqlite"))
  }

  @Test func runWaitsForImportsAndGoesBackToRunning() throws {
    let run = Cast.completed
    try expect(
      run,
      [
        (.queued, { try $0.order(run) }),
        (.running, { try $0.start(run, sent: 4) }),
        (.running, { try $0.prepare(1, of: run, rows: 0..<2, recipients: 2) }),
        (.waitingForImport, { try $0.deliver(1, of: run, attempt: 1, process: 1) }),
        (.running, { try $0.finish(1, of: run, process: 1) }),
        (.running, { try $0.prepare(2, of: run, rows: 2..<4, recipients: 2) }),
        (
          .running,
          {
            try $0.report(
              .batchUnanswered(.init(run: run, number: 2, attempt: 1, cause: .timedOut)))
          }
        ),
        (.waitingForImport, { try $0.deliver(2, of: run, attempt: 2, process: 2) }),
        (.running, { try $0.finish(2, of: run, process: 2) }),
      ])
  }

  @Test("a resumed run stands where it stood", arguments: 0..<4)
  func resumption(steps: Int) throws {
    let run = Cast.resumed
    let road: [(RunStatus, (inout Script) throws -> Void)] = [
      (.queued, { try $0.order(run) }),
      (.running, { try $0.start(run, sent: 2) }),
      (.running, { try $0.prepare(1, of: run, rows: 0..<2, recipients: 2) }),
      (.waitingForImport, { try $0.deliver(1, of: run, attempt: 1, process: 1) }),
    ]
    let before = road[steps].0
    try expect(
      run,
      road[...steps] + [
        (.interrupted, { try $0.report(.interrupted(.init(run: run, cause: .signal))) }),
        (
          before,
          { try $0.ask(.run(.resume(.init(run: run, consentText: Cast.consentText)))) }
        ),
      ])
    #expect(try views.run(run)?.reason == nil)
  }

  @Test func cancelledWhileSendinblueImports() throws {
    let run = Cast.cancelled
    try expect(
      run,
      [
        (.queued, { try $0.order(run) }),
        (.running, { try $0.start(run, sent: 2) }),
        (.running, { try $0.prepare(1, of: run, rows: 0..<2, recipients: 2) }),
        (.waitingForImport, { try $0.deliver(1, of: run, attempt: 1, process: 1) }),
        (.cancelled, { try $0.ask(.run(.cancel(.init(run: run)))) }),
        // Whatever is told of the batch afterwards, the run stays cancelled.
        (.cancelled, { try $0.finish(1, of: run, process: 1) }),
      ])
  }

  @Test func pauseAndDetachmentShowWhileTheyLast() throws {
    var script = Script()
    try script.beginLedger()
    try script.connect()
    try script.defineSegments()
    try script.saveDestinations()
    try script.setSchedules()
    try script.refreshAtItsTime()
    try script.refreshLate()
    try script.refreshByHand()
    try follow(&script)
    #expect(try destination(Cast.reminders).pausedAt != nil)
    #expect(try destination(Cast.newsletter).pausedAt == nil)
    guard case .own(let schedule) = try destination(Cast.offers).schedule else {
      Issue.record("the destination has lost its own schedule")
      return
    }
    #expect(schedule.days == [.monday, .wednesday])
    try script.mend()
    try script.ask(.destination(.detach(.init(destination: Cast.offers))))
    try follow(&script)
    #expect(try destination(Cast.reminders).pausedAt == nil)
    #expect(try destination(Cast.offers).detachedAt == script.now)
  }

  private func expect(
    _ run: RunID, _ road: [(status: RunStatus, step: (inout Script) throws -> Void)]
  ) throws {
    var script = Script()
    try script.beginLedger()
    try script.connect()
    try script.defineSegments()
    try script.saveDestinations()
    for (number, (status, step)) in road.enumerated() {
      try step(&script)
      try follow(&script)
      #expect(try views.run(run)?.status == status, "step \(number)")
    }
  }

  private func follow(_ script: inout Script) throws {
    try script.write(into: log)
    try views.catchUp(with: log)
  }

  private func destination(_ id: DestinationID) throws -> DestinationRow {
    try #require(try views.destinations().first { $0.id == id })
  }
}
