import Domain
import EventLog
import Ledger
import Testing
import Vault
import Views

@Suite("Executing what the schedule orders")
struct RefreshTests {
  private static let due = Timestamp(milliseconds: 1_796_100_000_000)
  private let scratch: Scratch
  private let ledger: Ledger
  private let road: Road
  private let refresh: RefreshID
  private let schedule: Identity

  init() async throws {
    scratch = try Scratch()
    ledger = try await scratch.createLedger()
    road = try await Road(ledger)
    refresh = RefreshID(ledger.surroundings.identifier())
    try await road.connect()
    try await road.save()
    schedule = try await ledger.scheduleIdentity()
    let times = Schedule(
      days: Weekday.allCases, times: [try #require(TimeOfDay("06:00"))], timeZone: "UTC")
    let setting = ScheduleCommand.Set(
      schedule: times, isTimeZoneKnown: true, from: ledger.surroundings.now)
    _ = try await road.ask(.schedule(.set(setting))).events()
  }

  private func begin() async throws -> Outcome {
    let occasion = Occasion(due: Self.due, missed: 0)
    return try await road.ask(
      .schedule(.startRefresh(.init(refresh: refresh, occasion: occasion))), by: schedule)
  }

  private func order(in refresh: RefreshID?) async throws -> Outcome {
    let start = RunCommand.Start(
      run: road.run, destination: road.destination, consentText: CurrentConsent.english.name,
      refresh: refresh)
    return try await road.ask(.run(.start(start)), by: schedule)
  }

  @Test("the schedule is on record as the actor, and the export user as the authority")
  func actor() async throws {
    _ = try await begin().events()
    _ = try await order(in: refresh).events()
    let records = try ledger.records().suffix(4)
    #expect(
      records.map(\.type) == [
        "waybill.command.start-refresh.v1", "waybill.event.refresh-started.v1",
        "waybill.command.start-run.v1", "waybill.event.run-requested.v1",
      ])
    #expect(records.allSatisfy { $0.actor == "schedule" })
    let order = try #require(try await ledger.currentState().runs[road.run]).order
    #expect(order.orderedBy == .schedule)
    #expect(order.exportUser == road.ada)
    #expect(try ledger.views.run(road.run)?.orderedBy == .schedule)
  }

  @Test("the schedule may not do what a person has to, and that is on record")
  func refused() async throws {
    let outcome = try await road.ask(try road.addition("Ben"), by: schedule)
    #expect(outcome.decision == .refused(.scheduleMayNot))
    #expect(try await order(in: nil).decision == .refused(.nothingDue))
    let records = try ledger.records().suffix(4)
    #expect(records.allSatisfy { $0.actor == "schedule" })
    #expect(
      records.map(\.type).filter { $0 == "waybill.event.command-refused.v1" }.count == 2)
  }

  @Test("everything about a refresh has the correlation of its start, its runs included")
  func correlation() async throws {
    let start = try await begin()
    let order = try await order(in: refresh)
    _ = try await ledger.record(road.started, by: .schedule, cause: order.cause)
    let resumption = try await road.ask(
      .run(.resume(.init(run: road.run, consentText: CurrentConsent.english.name))), by: schedule)
    let early = try await road.ask(
      .schedule(.completeRefresh(.init(refresh: RefreshID(ledger.surroundings.identifier())))),
      by: schedule)
    let cancellation = try await road.ask(.run(.cancel(.init(run: road.run))))
    let completion = try await road.ask(
      .schedule(.completeRefresh(.init(refresh: refresh))), by: schedule)
    _ = try completion.events()
    for outcome in [order, resumption, cancellation, completion] {
      #expect(outcome.correlation == start.command)
    }
    // Of a refresh that never began there is no chain.
    #expect(early.correlation == early.command)
    let subjects = ["run/\(road.run)", "refresh/\(refresh)"]
    let records = try ledger.records().filter { subjects.contains($0.subject) }
    #expect(records.count == 12)
    #expect(records.allSatisfy { $0.correlationID == start.command })
    let requested = try #require(records.first { $0.type == "waybill.event.run-requested.v1" })
    #expect(requested.causationID == order.command)
  }

  @Test("a refused order in a refresh belongs to its chain, and the pause that follows")
  func refusedOrder() async throws {
    try await road.ask(.connection(.withdrawConsent(.init(connection: road.connection))))
    let start = try await begin()
    let refusal = try await order(in: refresh)
    #expect(refusal.correlation == start.command)
    guard case .refused(.consentNotInForce) = refusal.decision else {
      Issue.record("\(refusal.decision)")
      return
    }
    #expect(try await ledger.currentState().refresh?.outcomes == [road.destination: .refused])
    #expect(try ledger.records().last?.correlationID == start.command)
  }

  @Test("what came of a message is on record beside the run that it is about")
  func notification() async throws {
    let start = try await begin()
    let order = try await order(in: refresh)
    let failed = RunEvent.failed(.init(run: road.run, reason: .sourceUnreadable))
    _ = try await ledger.record(failed, by: .schedule, cause: order.cause)
    let webhook = Webhook(server: "https://hooks.example", fingerprint: "0011223344556677")
    try await road.ask(.notification(.set(.init(webhook: webhook))))
    #expect(try await ledger.currentState().notices.map(\.condition) == [.failing])

    let missed = NotificationEvent.Failed(
      message: "m1", destination: road.destination, condition: .failing, attempts: 3,
      reason: "hooks.example answered 503.")
    try await ledger.record(.failed(missed), because: .run(road.run))
    #expect(try await ledger.currentState().notices.count == 1)
    let delivered = NotificationEvent.Delivered(
      message: "m2", destination: road.destination, condition: .failing, attempts: 1)
    try await ledger.record(.delivered(delivered), because: .run(road.run))
    #expect(try await ledger.currentState().notices.isEmpty)

    let records = try ledger.records().suffix(2)
    #expect(
      records.map(\.type) == [
        "waybill.event.notification-failed.v1", "waybill.event.notification-delivered.v1",
      ])
    for record in records {
      #expect(record.actor == "schedule")
      #expect(record.subject == "destination/\(road.destination)")
      #expect(record.causationID == order.command)
      #expect(record.correlationID == start.command)
    }
    #expect(try ledger.views.notifications(limit: 9).map(\.message) == ["m2", "m1"])
  }

  @Test("a message about a destination that is gone leaves no trace")
  func notificationTooLate() async throws {
    _ = try await begin()
    _ = try await order(in: refresh).events()
    try await road.ask(.destination(.remove(.init(destination: road.destination))))
    let head = try ledger.log.head()
    let delivered = NotificationEvent.Delivered(
      message: "m1", destination: road.destination, condition: .failing, attempts: 1)
    try await ledger.record(.delivered(delivered), because: .run(road.run))
    #expect(try ledger.log.head() == head)
  }
}
