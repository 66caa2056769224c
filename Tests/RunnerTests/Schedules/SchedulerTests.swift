import Domain
import Ledger
import Runner
import Testing

/// Days and years on a virtual clock: every wait is taken, and none takes time.
@Suite("Keeping to schedules")
struct SchedulerTests {
  @Test("a day: each time is served once, by the schedule, under the export user's authority")
  func day() async throws {
    let stage = try await RefreshStage()
    try await stage.schedule(["06:00", "09:30", "18:00", "23:59"])
    try await stage.run()
    let expected = ["06:00", "09:30", "18:00", "23:59"].map {
      Occasion(due: Timestamp("2026-03-02T\($0):00.000Z") ?? RefreshStage.monday, missed: 0)
    }
    #expect(try stage.occasions() == expected)
    let events = try stage.events()
    let orders = events.compactMap { entry -> RunOrder? in
      guard case .run(.requested(let event)) = entry.event else { return nil }
      #expect(entry.actor == "schedule")
      return event.order
    }
    #expect(orders.count == 4)
    for order in orders {
      #expect(order.orderedBy == .schedule)
      #expect(order.exportUser == stage.stage.ada)
      #expect(order.refresh != nil)
    }
    #expect(events.filter { $0.event.name == "run-completed" }.count == 4)
    #expect(events.filter { $0.event.name == "refresh-completed" }.count == 4)
    #expect(stage.gateway.bodies.count == 4)
    #expect(try await stage.ledger.currentState().refresh == nil)
  }

  @Test("each refresh begins at the minute it is due, and not before")
  func punctual() async throws {
    let stage = try await RefreshStage()
    try await stage.schedule(["06:00", "18:00"])
    try await stage.run()
    for entry in try stage.events() {
      guard case .schedule(.refreshStarted(let event)) = entry.event else { continue }
      let begun = try #require(Timestamp(entry.time))
      let due = try #require(event.occasion?.due)
      #expect(begun >= due)
      #expect(begun.milliseconds - due.milliseconds < 60_000)
    }
  }

  @Test("a year of two days a week and two times a day, across both changes of clocks")
  func year() async throws {
    let stage = try await RefreshStage(days: 365)
    let schedule = stage.timetable(
      ["02:30", "18:00"], on: [.sunday, .thursday], in: "Europe/Berlin")
    try await stage.schedule(["02:30", "18:00"], on: [.sunday, .thursday], in: "Europe/Berlin")
    try await stage.run(interval: .seconds(6 * 3600))
    let occurrences = try #require(Occurrences(schedule))
    var expected: [Occasion] = []
    var next = occurrences.next(after: RefreshStage.monday)
    while next < RefreshStage.monday.advanced(days: 365) {
      expected.append(Occasion(due: next, missed: 0))
      next = occurrences.next(after: next)
    }
    #expect(expected.count == 208)
    #expect(try stage.occasions() == expected)
    #expect(stage.gateway.bodies.count == 208)
  }

  @Test("what was missed while nothing ran is served once, at start, and says how much it was")
  func missed() async throws {
    let stage = try await RefreshStage()
    try await stage.schedule(["06:00", "18:00"])
    try await stage.run()
    stage.time.set(
      to: RefreshStage.monday.advanced(hours: 3 * 24 + 12),
      until: RefreshStage.monday.advanced(hours: 3 * 24 + 13))
    try await stage.run()
    let last = try #require(try stage.occasions().last)
    #expect(last.due == RefreshStage.monday.advanced(hours: 3 * 24 + 6))
    #expect(last.missed == 4)
    #expect(try stage.occasions().count == 3)
  }

  @Test("a destination with times of its own keeps to them, and not to the refreshes")
  func ownSchedule() async throws {
    let stage = try await RefreshStage()
    let other = try await stage.addDestination("Other")
    try await stage.schedule(["06:00"])
    try await stage.schedule(other, .own(stage.timetable(["07:00", "06:00"])))
    try await stage.run()
    let runs = try stage.events().compactMap { entry -> (DestinationID, String)? in
      guard case .run(.requested(let event)) = entry.event else { return nil }
      return (event.order.destination, String(entry.time.prefix(16)))
    }
    #expect(runs.filter { $0.0 == other }.map(\.1) == ["2026-03-02T06:00", "2026-03-02T07:00"])
    #expect(runs.filter { $0.0 != other }.map(\.1) == ["2026-03-02T06:00"])
  }

  @Test("one that is switched off, detached or paused does not run, and the schedule can be off")
  func off() async throws {
    let stage = try await RefreshStage(days: 2)
    try await stage.schedule(["06:00"])
    try await stage.schedule(stage.stage.destination, .off)
    try await stage.run()
    #expect(try stage.occasions().count == 2)
    #expect(stage.gateway.bodies.isEmpty)
    try await stage.stage.ask(.schedule(.switchOff(.init())))
    stage.time.set(
      to: RefreshStage.monday.advanced(days: 3), until: RefreshStage.monday.advanced(days: 5))
    try await stage.run(interval: .seconds(3600))
    #expect(try stage.occasions().count == 2)
  }

  @Test("a schedule set while the scheduler waits is noticed at the next look")
  func changed() async throws {
    let stage = try await RefreshStage()
    try await stage.schedule(["23:00"])
    let ledger = try Ledger.open(
      at: stage.stage.scratch.location, surroundings: stage.time.surroundings)
    let set = Command.schedule(
      .set(
        .init(
          schedule: stage.timetable(["06:00"]), isTimeZoneKnown: true, from: RefreshStage.monday)))
    _ = try await ledger.execute(set, by: stage.stage.identity)
    try await stage.run()
    #expect(try stage.occasions().map(\.due) == [RefreshStage.monday.advanced(hours: 6)])
  }

  @Test("a clock that is set back by hours serves nothing twice")
  func setBack() async throws {
    let stage = try await RefreshStage()
    try await stage.schedule(["06:00", "18:00"])
    stage.time.set(to: RefreshStage.monday, until: RefreshStage.monday.advanced(hours: 7))
    try await stage.run()
    stage.time.set(
      to: RefreshStage.monday.advanced(hours: 5), until: RefreshStage.monday.advanced(hours: 19))
    try await stage.run()
    let dues = try stage.occasions().map(\.due)
    #expect(dues == [6, 18].map { RefreshStage.monday.advanced(hours: $0) })
  }

  @Test("a clock that was years ahead does not keep the schedule from starting over")
  func setBackByYears() async throws {
    let stage = try await RefreshStage()
    try await stage.schedule(["06:00"])
    let future = RefreshStage.monday.advanced(days: 3000)
    stage.time.set(to: future, until: future.advanced(hours: 12))
    try await stage.run()
    let day = RefreshStage.monday.advanced(days: 1)
    stage.time.set(to: day.advanced(hours: 1), until: day.advanced(hours: 12))
    try await stage.run()
    let dues = try stage.occasions().map(\.due)
    #expect(dues.dropFirst(2) == [RefreshStage.monday.advanced(hours: 6), day.advanced(hours: 6)])
  }

  @Test("a time zone that the machine does not know is told, and keeps nothing else from running")
  func unknownZone() async throws {
    let stage = try await RefreshStage()
    let other = try await stage.addDestination("Other")
    try await stage.schedule(["06:00"], in: "Europe/Atlantis")
    try await stage.schedule(other, .own(stage.timetable(["07:00"])))
    try await stage.run()
    let isTold = stage.looks.contains {
      if case .unknownTimeZones(["Europe/Atlantis"]) = $0 { true } else { false }
    }
    #expect(isTold)
    #expect(stage.gateway.bodies.count == 1)
  }

  @Test("one scheduler a ledger")
  func two() async throws {
    let stage = try await RefreshStage()
    let claim = try DutyClaim.take(.daemon, at: stage.stage.scratch.location)
    let error = await #expect(throws: LedgerError.self) { try await stage.run() }
    guard case .dutyTaken(.daemon) = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    withExtendedLifetime(claim) {}
  }

  @Test("what cannot be done is told, and done once it can be")
  func recovers() async throws {
    let stage = try await RefreshStage()
    try await stage.schedule(["06:00"])
    // Somebody else performs a refresh while this one is due.
    var claim: DutyClaim? = try DutyClaim.take(.refresh, at: stage.stage.scratch.location)
    try await stage.run(interval: .seconds(3600))
    #expect(try stage.occasions().isEmpty)
    let failures = stage.looks.filter { if case .failed = $0 { true } else { false } }
    #expect(!failures.isEmpty)
    withExtendedLifetime(claim) {}
    claim = nil
    stage.time.set(
      to: RefreshStage.monday.advanced(days: 1), until: RefreshStage.monday.advanced(hours: 25))
    try await stage.run()
    #expect(try stage.occasions().map(\.due) == [RefreshStage.monday.advanced(hours: 6)])
  }
}
