import Domain
import EventLog
import Ledger
import Testing
import Views

@Suite("Recording what a runner reports")
struct ReportTests {
  private let scratch: Scratch
  private let ledger: Ledger
  private let road: Road

  init() async throws {
    scratch = try Scratch()
    ledger = try await scratch.createLedger()
    road = try await Road(ledger)
  }

  private func report(_ event: RunEvent, because order: Outcome) async throws -> ReportDecision {
    try await ledger.record(event, by: .user(road.ada), cause: order.cause)
  }

  @Test("an accepted report is on record, caused by the order")
  func accepted() async throws {
    let order = try await road.start()
    #expect(try await report(road.started, because: order) == .accepted([.run(road.started)]))
    let record = try #require(try ledger.records().last)
    #expect(record.type == "waybill.event.run-started.v1")
    #expect(record.causationID == order.command)
    #expect(record.correlationID == order.command)
    #expect(record.actor == "user/\(road.ada)")
    #expect(record.subject == "run/\(road.run)")
    #expect(try ledger.views.state().position == record.position)
  }

  @Test("a refused report is not; what it comes to is")
  func refused() async throws {
    let order = try await road.start()
    _ = try await report(road.started, because: order)
    try await road.ask(.connection(.withdrawConsent(.init(connection: road.connection))))
    let decision = try await report(road.prepared, because: order)
    let failure = RunEvent.failed(
      .init(run: road.run, reason: .forbidden, rule: "consent-not-in-force"))
    #expect(
      decision
        == .refused(
          .consentNotInForce(connection: try DisplayName("Main")), [.run(failure)]))
    #expect(try ledger.records().last?.type == "waybill.event.run-failed.v1")
    #expect(try await ledger.currentState().runs.isEmpty)
  }

  @Test("a report of a run that has ended leaves no trace")
  func ended() async throws {
    let order = try await road.start()
    try await road.ask(.run(.cancel(.init(run: road.run))))
    let head = try ledger.log.head()
    #expect(
      try await report(road.started, because: order) == .refused(.runNotUnderWay(road.run), []))
    #expect(try ledger.log.head() == head)
  }
}
