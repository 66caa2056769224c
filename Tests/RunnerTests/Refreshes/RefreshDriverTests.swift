import Domain
import EventLog
import Ledger
import Runner
import ScriptedIdentities
import Sendinblue
import Testing
import Webhooks

@Suite("Performing refreshes")
struct RefreshDriverTests {
  private static let failure = SendinblueError.keyRefused(
    Exchange(operation: .importContacts, status: 401, code: .unauthorized))

  private func agenda(_ stage: RefreshStage) async throws -> Agenda {
    Agenda(of: try await stage.ledger.currentState(), at: stage.time.now.time)
  }

  @Test("a person's refresh runs what runs with the schedule, on their order")
  func byHand() async throws {
    let stage = try await RefreshStage()
    let other = try await stage.addDestination("Other")
    try await stage.schedule(other, .off)
    let outcome = try await stage.driver.perform(agenda(stage), by: stage.stage.identity)
    guard case .completed(_, let figures) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(figures == RefreshFigures([.completed]))
    let orders = try stage.events().compactMap { entry -> Orderer? in
      guard case .run(.requested(let event)) = entry.event else { return nil }
      return event.order.orderedBy
    }
    #expect(orders == [.user(stage.stage.ada)])
  }

  @Test("somebody who may not order a refresh is refused, on record, and nothing runs")
  func forbidden() async throws {
    let stage = try await RefreshStage()
    try await stage.stage.add("Vera", .viewer)
    let outcome = try await stage.driver.perform(agenda(stage), by: .scripted("Vera"))
    #expect(outcome == .refused(.roleInsufficient(has: .viewer, needs: .administrator)))
    #expect(stage.gateway.calls.isEmpty)
  }

  @Test("a failure keeps no other destination from its turn, and the figures tell")
  func failureAmongOthers() async throws {
    let gateway = ScriptedGateway([.importContacts: [.fails(Self.failure)]])
    let stage = try await RefreshStage(gateway: gateway)
    _ = try await stage.addDestination("Other")
    let outcome = try await stage.driver.perform(agenda(stage), by: stage.stage.identity)
    guard case .completed(_, let figures) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(figures == RefreshFigures([.failed, .completed]))
  }

  @Test("a destination that a rule forbids is refused, counted, and its turn is over")
  func refusedAmongOthers() async throws {
    let stage = try await RefreshStage()
    try await stage.stage.ask(.segment(.deactivate(.init(segment: stage.stage.segment))))
    let outcome = try await stage.driver.perform(agenda(stage), by: stage.stage.identity)
    guard case .completed(_, let figures) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(figures == RefreshFigures([.refused]))
    #expect(
      try await stage.ledger.currentState().destinations.values.map(\.condition) == [.failing])
  }

  @Test("a refresh that was left open is taken up: what has run does not run again")
  func takenUp() async throws {
    let stage = try await RefreshStage()
    _ = try await stage.addDestination("Other")
    let refresh = RefreshID(stage.ledger.surroundings.identifier())
    try await stage.stage.ask(.schedule(.startRefresh(.init(refresh: refresh, occasion: nil))))
    // The process that began it ran the first and died.
    _ = try await RunLauncher(stage.ledger, clock: stage.time).start(
      stage.stage.destination, by: stage.stage.identity, in: refresh,
      decorate: .init(gateway: { _ in stage.gateway }))
    #expect(stage.gateway.bodies.count == 1)
    let outcome = try await stage.driver.takeUp(by: stage.ledger.scheduleIdentity())
    #expect(outcome == .completed(refresh, RefreshFigures([.completed, .completed])))
    #expect(stage.gateway.bodies.count == 2)
    #expect(try await stage.driver.takeUp(by: stage.ledger.scheduleIdentity()) == nil)
  }

  @Test("an interrupted run is resumed before anything else")
  func resumed() async throws {
    let stage = try await RefreshStage()
    let (run, _) = try await stage.stage.order()
    _ = try await stage.driver.takeUp(by: stage.ledger.scheduleIdentity())
    #expect(
      try stage.stage.events(of: run.id).filter { $0 != .requested && $0 != .started } == [
        .interrupted, .resumed, .batchPrepared, .batchSent, .batchImported, .completed,
      ])
  }

  @Test("a run that may not go on is left to a person, told, and nothing is recorded of it")
  func stuck() async throws {
    let stage = try await RefreshStage()
    let (run, _) = try await stage.stage.order()
    try await stage.stage.ask(
      .connection(.withdrawConsent(.init(connection: stage.stage.connection))))
    let head = try stage.ledger.log.head()
    _ = try await stage.driver.takeUp(by: stage.ledger.scheduleIdentity())
    #expect(try stage.ledger.log.head() == head)
    guard case .stuck(run.id, .consentNotInForce)? = stage.progress.first else {
      Issue.record("\(stage.progress)")
      return
    }
  }

  @Test("a run that another process performs is left alone")
  func performedElsewhere() async throws {
    let stage = try await RefreshStage()
    _ = try await stage.stage.order()
    let connection = try #require(try await stage.ledger.currentState().connections.values.first)
    let claim = try ConnectionClaim.take(of: connection, at: stage.stage.scratch.location)
    let head = try stage.ledger.log.head()
    _ = try await stage.driver.takeUp(by: stage.ledger.scheduleIdentity())
    #expect(try stage.ledger.log.head() == head)
    withExtendedLifetime(claim) {}
  }

  @Test("a connection that stays busy leaves the refresh open, after hours of waiting")
  func busy() async throws {
    let stage = try await RefreshStage()
    let connection = try #require(try await stage.ledger.currentState().connections.values.first)
    let claim = try ConnectionClaim.take(of: connection, at: stage.stage.scratch.location)
    await #expect(throws: LedgerError.self) {
      _ = try await stage.driver.perform(agenda(stage), by: stage.stage.identity)
    }
    #expect(stage.time.now.time == RefreshStage.monday.advanced(hours: 6))
    #expect(try await stage.ledger.currentState().refresh?.pending.count == 1)
    withExtendedLifetime(claim) {}
  }

  @Test("one process performs a refresh at a time")
  func exclusive() async throws {
    let stage = try await RefreshStage()
    let claim = try DutyClaim.take(.refresh, at: stage.stage.scratch.location)
    let head = try stage.ledger.log.head()
    await #expect(throws: LedgerError.self) {
      _ = try await stage.driver.perform(agenda(stage), by: stage.stage.identity)
    }
    #expect(try stage.ledger.log.head() == head)
    withExtendedLifetime(claim) {}
  }

  @Test("three failures in a row pause a destination; the fourth round leaves it out")
  func paused() async throws {
    let gateway = ScriptedGateway(afterwards: [.importContacts: .fails(Self.failure)])
    let stage = try await RefreshStage(gateway: gateway, days: 5)
    try await stage.schedule(["06:00"])
    try await stage.run(interval: .seconds(3600))
    #expect(try stage.occasions().count == 5)
    #expect(gateway.bodies.count == 3)
    #expect(try stage.events().filter { $0.event.name == "destination-paused" }.count == 1)
    try await stage.schedule(stage.stage.destination, .withRefresh)
    stage.time.set(
      to: RefreshStage.monday.advanced(days: 5), until: RefreshStage.monday.advanced(days: 6))
    try await stage.run(interval: .seconds(3600))
    #expect(gateway.bodies.count == 4)
  }
}
