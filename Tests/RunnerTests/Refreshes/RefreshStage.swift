import Domain
import EventLog
import Ledger
import Runner
import Synchronization
import Testing
import Views
import Webhooks

/// A ledger with destinations that run by schedule on a virtual clock, over a Sendinblue in memory.
final class RefreshStage: Sendable {
  let stage: Stage
  let time: VirtualTime
  let gateway: ScriptedGateway
  let receiver: ScriptedReceiver
  private let told = Mutex<[RefreshProgress]>([])
  private let looked = Mutex<[Scheduler.Progress]>([])

  /// Where the time of the stage begins: a Monday.
  static let monday = Timestamp("2026-03-02T00:00:00.000Z") ?? Timestamp(milliseconds: 0)

  init(
    source: String = Performance.twoPeople, gateway: ScriptedGateway = ScriptedGateway(),
    receiver: ScriptedReceiver = ScriptedReceiver(), days: Int64 = 1
  ) async throws {
    time = VirtualTime(at: Self.monday, until: Self.monday.advanced(days: days))
    stage = try await Stage(source: source, surroundings: time.surroundings)
    self.gateway = gateway
    self.receiver = receiver
  }

  var ledger: Ledger { stage.ledger }
  /// What was told of refreshes, in order.
  var progress: [RefreshProgress] { told.withLock { $0 } }
  /// What was told of the scheduler, in order.
  var looks: [Scheduler.Progress] { looked.withLock { $0 } }

  /// Sets the ledger's schedule.
  func schedule(
    _ times: [String], on days: [Weekday] = Weekday.allCases, in zone: String = "UTC"
  ) async throws {
    try await stage.ask(
      .schedule(
        .set(
          .init(
            schedule: timetable(times, on: days, in: zone), isTimeZoneKnown: true,
            from: time.now.time))))
  }

  /// Says when a destination runs by itself.
  func schedule(_ destination: DestinationID, _ schedule: DestinationSchedule) async throws {
    try await stage.ask(
      .destination(
        .setSchedule(
          .init(
            destination: destination, schedule: schedule, isTimeZoneKnown: true,
            from: time.now.time))))
  }

  /// A schedule of times.
  func timetable(
    _ times: [String], on days: [Weekday] = Weekday.allCases, in zone: String = "UTC"
  ) -> Schedule {
    Schedule(days: days, times: times.compactMap { TimeOfDay($0) }, timeZone: zone)
  }

  /// Saves another destination over the stage's connection.
  func addDestination(_ name: String) async throws -> DestinationID {
    let id = DestinationID(ledger.surroundings.identifier())
    let settings = DestinationSettings(
      name: try DisplayName(name), connection: stage.connection, list: 2,
      matching: DataMatching(emailField: "email"), segments: [stage.segment])
    try await stage.ask(
      .destination(
        .save(
          .init(
            destination: id, settings: settings, list: .found(name: "Newsletter"),
            accountAttributes: []))))
    return id
  }

  /// Sends notifications to the stage's receiver.
  func notify() async throws {
    let sealed = SealedWebhook(
      url: try WebhookURL("https://hooks.example/waybill"),
      secret: .generate { UInt64.random(in: .min ... .max) })
    let fingerprint = try await ledger.seal(webhook: sealed.secretBytes)
    try await stage.ask(
      .notification(
        .set(.init(webhook: .init(server: "https://hooks.example", fingerprint: fingerprint)))))
  }

  /// What performs refreshes.
  var driver: RefreshDriver {
    RefreshDriver(
      ledger, launcher: RunLauncher(ledger, clock: time),
      notifier: Notifier(ledger, gateway: receiver, clock: time), clock: time,
      decoration: .init(gateway: { [gateway] _ in gateway }),
      onProgress: { [self] in told.withLock { [progress = $0] in $0.append(progress) } })
  }

  /// Keeps to the schedules until the clock's end.
  func run(interval: Duration = .seconds(60)) async throws {
    try await Scheduler(
      ledger, driver: driver, clock: time, interval: interval,
      onProgress: { [self] in looked.withLock { [progress = $0] in $0.append(progress) } }
    ).run()
  }

  /// Everything that happened, in order.
  func events() throws -> [(event: Event, actor: String, time: String)] {
    try ledger.log.entries(matching: LogFilter(), limit: .max).compactMap { entry in
      let envelope = try Envelope(entry)
      guard case .event(let event, _) = try RecordedMessage(entry) else { return nil }
      return (event, envelope.actor, envelope.time)
    }
  }

  /// The instants of the schedule that refreshes served, in order, each with what was missed.
  func occasions() throws -> [Occasion] {
    try events().compactMap { entry in
      guard case .schedule(.refreshStarted(let event)) = entry.event else { return nil }
      return event.occasion
    }
  }
}

extension Timestamp {
  /// The instant so many days later.
  func advanced(days: Int64) -> Timestamp { advanced(hours: days * 24) }

  /// The instant so many hours later.
  func advanced(hours: Int64) -> Timestamp {
    Timestamp(milliseconds: milliseconds + hours * 3_600_000)
  }
}
