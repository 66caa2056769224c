import Domain
import Foundation
import Ledger
import ScriptedIdentities
import Synchronization
import Vault

/// A ledger with a connection, on a clock that tests set; gone when the test is.
final class Estate: Sendable {
  /// A clock that stands still until it is set.
  private final class Hands: Sendable {
    private let hands: Mutex<(now: Timestamp, count: UInt64)>

    init(_ now: Timestamp) {
      hands = Mutex((now, 0))
    }

    var now: Timestamp {
      get { hands.withLock(\.now) }
      set { hands.withLock { $0.now = newValue } }
    }

    func next() -> UInt64 {
      hands.withLock { hands in
        hands.count += 1
        return hands.count
      }
    }
  }

  /// The ledger.
  let ledger: Ledger
  /// Its administrator.
  let ada: UserID
  /// What signs in its administrator's name.
  let identity = Identity.scripted("Ada")
  /// A connection with everything that it needs.
  let connection: ConnectionID
  private let segment: SegmentID
  private let hands: Hands
  private let root: String

  /// Begins a ledger at an instant.
  init(at begin: String) async throws {
    let hands = Hands(Timestamp(begin) ?? Timestamp(milliseconds: 0))
    self.hands = hands
    root = NSTemporaryDirectory() + "estate-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    let surroundings = Surroundings(clock: { hands.now }, random: { hands.next() })
    ledger = try await Ledger.create(
      at: LedgerLocation(
        directory: root + "/ledger", masterKey: root + "/keys/master.key",
        signingKey: root + "/keys/signing.key", keys: root + "/unused"),
      origin: "waybill.example/estate", administrator: DisplayName("Ada"),
      identity: identity, surroundings: surroundings)
    ada = try await ledger.currentState().users.keys.sorted()[0]
    connection = ConnectionID(surroundings.identifier())
    segment = SegmentID(surroundings.identifier())
    try await connect()
  }

  deinit {
    do {
      try FileManager.default.removeItem(atPath: root)
    } catch {
      print("left behind: \(root)")
    }
  }

  /// Sets the clock.
  func set(to time: String) {
    hands.now = Timestamp(time) ?? hands.now
  }

  /// The present instant.
  var now: Timestamp { hands.now }

  /// Asks in Ada's name, and expects that no rule says no.
  @discardableResult
  func ask(_ command: Command) async throws -> Outcome {
    let outcome = try await ledger.execute(command, by: identity)
    _ = try outcome.events()
    return outcome
  }

  /// Lets somebody in, by the identity that goes with their name.
  func add(_ name: String, _ role: Role) async throws {
    try await ask(
      .user(
        .add(
          .init(
            user: UserID(ledger.surroundings.identifier()), name: try DisplayName(name),
            role: role, publicKey: Identity.scripted(name).publicKey.signerKey))))
  }

  /// Saves a destination.
  func save(_ name: String, _ schedule: DestinationSchedule = .withRefresh) async throws
    -> DestinationID
  {
    let id = DestinationID(ledger.surroundings.identifier())
    let settings = DestinationSettings(
      name: try DisplayName(name), connection: connection, list: 2,
      matching: DataMatching(emailField: "email"), segments: [segment])
    try await ask(
      .destination(
        .save(
          .init(
            destination: id, settings: settings, list: .found(name: "Everybody"),
            accountAttributes: []))))
    if schedule != .withRefresh {
      try await ask(
        .destination(
          .setSchedule(
            .init(destination: id, schedule: schedule, isTimeZoneKnown: true, from: now))))
    }
    return id
  }

  /// Orders a run.
  func order(_ destination: DestinationID, in refresh: RefreshID? = nil) async throws -> (
    RunID, Causation
  ) {
    let run = RunID(ledger.surroundings.identifier())
    let outcome = try await ask(
      .run(
        .start(
          .init(
            run: run, destination: destination, consentText: CurrentConsent.english.name,
            refresh: refresh))))
    return (run, Causation(command: outcome.command, correlation: outcome.correlation))
  }

  /// Orders a run, and has it fail.
  func fail(
    _ destination: DestinationID, in refresh: RefreshID? = nil, because reason: RunFailure
  ) async throws {
    let (run, cause) = try await order(destination, in: refresh)
    try await report(.failed(.init(run: run, reason: reason)), cause)
  }

  /// Makes the plan of a destination's next run: by a run that was read through, and failed.
  func plan(_ destination: DestinationID) async throws -> RunPlan? {
    let (run, cause) = try await order(destination)
    try await send(run, cause, recipients: 5)
    let plan = try await ledger.currentState().plan(of: run, listName: "Everybody")
    try await report(.failed(.init(run: run, reason: .gaveUp)), cause)
    return plan
  }

  /// Orders a run, and has it completed with one batch.
  func complete(
    _ destination: DestinationID, in refresh: RefreshID? = nil, sent: Int
  ) async throws {
    let (run, cause) = try await order(destination, in: refresh)
    try await send(run, cause, recipients: sent)
    let reports: [RunEvent] = [
      .batchImported(
        .init(run: run, number: 1, process: 7, outcome: .completed, refused: [])),
      .completed(
        .init(
          run: run, figures: figures(sent: sent), batches: 1, milliseconds: 4000, refused: [],
          warnings: [])),
    ]
    for report in reports { try await self.report(report, cause) }
  }

  /// Reports that a run was read through, and that its one batch is with Sendinblue.
  func send(_ run: RunID, _ cause: Causation, recipients: Int) async throws {
    try await prepare(run, cause, recipients: recipients)
    try await report(.batchSent(.init(run: run, number: 1, attempt: 1, process: 7)), cause)
  }

  /// Reports that a run was read through, and that its one batch is about to leave.
  func prepare(_ run: RunID, _ cause: Causation, recipients: Int) async throws {
    let digest = SHA256Digest(bytes: repeatElement(0xC5, count: 32))
    let reports: [RunEvent] = [
      .started(
        .init(
          run: run, list: .found(name: "Everybody"), missingAttributes: [],
          sources: [.init(segment: segment, sha256: digest, bytes: 40, rows: recipients)],
          figures: figures(sent: recipients))),
      .batchPrepared(
        .init(
          run: run, number: 1, rows: .init(from: 0, to: recipients), recipients: recipients,
          bytes: 180, bodySHA256: digest, manifestRoot: digest)),
    ]
    for report in reports { try await self.report(report, cause) }
  }

  /// Reports something about a run.
  func report(_ event: RunEvent, _ cause: Causation) async throws {
    try await ledger.record(event, by: .user(ada), cause: cause)
  }

  /// Begins a refresh.
  func beginRefresh() async throws -> RefreshID {
    let id = RefreshID(ledger.surroundings.identifier())
    try await ask(.schedule(.startRefresh(.init(refresh: id, occasion: nil))))
    return id
  }

  private func figures(sent: Int) -> RunFigures {
    RunFigures(
      read: sent, sent: sent, duplicates: 0, withheld: 0, rejected: [], phonesBlanked: 0)
  }

  private func connect() async throws {
    let consent = CurrentConsent.english.name
    let commands: [ConnectionCommand] = [
      .create(.init(connection: connection, name: try DisplayName("Main"), baseURL: "https://b")),
      .acceptConsent(.init(connection: connection, shown: consent, current: consent)),
      .establish(
        .init(
          connection: connection, keyFingerprint: "0011223344556677",
          answer: .accepted(account: .init(company: "Pastry", plan: "Starter")))),
      .addExportUser(.init(connection: connection, user: ada)),
      .save(.init(connection: connection)),
    ]
    for command in commands { try await ask(.connection(command)) }
    try await ask(
      .segment(
        .define(
          .init(
            segment: segment, name: try DisplayName("Customers"),
            source: .table(.csv("/srv/customers.csv")), customerIDField: "id",
            reading: .readable(fields: ["id", "email"])))))
  }
}
