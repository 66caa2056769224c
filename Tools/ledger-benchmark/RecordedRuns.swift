import Domain
import EventLog
import Ledger
import Synchronization
import Vault

/// A ledger with many completed runs, all of which carried one person: person@example.com.
struct RecordedRuns {
  let ledger: Ledger
  /// Whose key signs all commands.
  private let identity: Identity
  private let connection: ConnectionID
  private let segment: SegmentID
  private let destination: DestinationID
  private let digest = SHA256Digest(bytes: repeatElement(0xC5, count: 32))

  /// Makes the ledger.
  ///
  /// - Parameters:
  ///   - directory: Where it is made, as `ledger`, and its keys, in `keys`.
  ///   - identity: Whose key signs all commands.
  ///   - runs: How many.
  ///   - recipients: How many people each carries, in one batch.
  /// - Throws: What making it throws.
  init(
    in directory: String, by identity: Identity, runs: Int, of recipients: Int
  ) async throws {
    self.identity = identity
    let location = LedgerLocation(
      directory: directory + "/ledger", masterKey: directory + "/keys/master.key",
      signingKey: directory + "/keys/signing.key", keys: directory + "/keys")
    ledger = try await Ledger.create(
      at: location, origin: "waybill.example/benchmark", administrator: DisplayName("Ada"),
      identity: identity, surroundings: .counted())
    connection = ConnectionID(ledger.surroundings.identifier())
    segment = SegmentID(ledger.surroundings.identifier())
    destination = DestinationID(ledger.surroundings.identifier())
    let pseudonymizer = try await ledger.pseudonymizer()
    let person = pseudonymizer.pseudonym(of: "person@example.com".utf8)
    try await connect()
    try await save()
    for number in 1...max(runs, 1) {
      let people = (1..<max(recipients, 1)).flatMap { place in
        pseudonymizer.pseudonym(of: "person\(number * recipients + place)@example.com".utf8)
      }
      try await export(Manifest(unsorted: person + people), process: Int64(number))
    }
  }

  private func connect() async throws {
    guard let ada = try await ledger.currentState().users.keys.first else {
      preconditionFailure("a ledger begins with its administrator")
    }
    let fingerprint = try await ledger.seal(Secret(Array("sandbox-key".utf8)), for: connection)
    let consent = CurrentConsent.english.name
    let commands: [ConnectionCommand] = [
      .create(
        .init(
          connection: connection, name: try DisplayName("Main"),
          baseURL: "https://api.brevo.com/v3")),
      .acceptConsent(.init(connection: connection, shown: consent, current: consent)),
      .establish(
        .init(
          connection: connection, keyFingerprint: fingerprint,
          answer: .accepted(account: .init(company: "Pastry", plan: "Starter")))),
      .addExportUser(.init(connection: connection, user: ada)),
      .save(.init(connection: connection)),
    ]
    for command in commands {
      _ = try await ledger.execute(.connection(command), by: identity).events()
    }
  }

  private func save() async throws {
    let definition = SegmentCommand.Define(
      segment: segment, name: try DisplayName("Customers"),
      source: .table(.csv("/srv/customers.csv")), customerIDField: "id",
      reading: .readable(fields: ["id", "email"]))
    _ = try await ledger.execute(.segment(.define(definition)), by: identity).events()
    let settings = DestinationSettings(
      name: try DisplayName("Newsletter"), connection: connection, list: 2,
      matching: DataMatching(emailField: "email"), segments: [segment])
    let saving = DestinationCommand.Save(
      destination: destination, settings: settings, list: .found(name: "Everybody"),
      accountAttributes: [])
    _ = try await ledger.execute(.destination(.save(saving)), by: identity).events()
  }

  /// Puts a whole run on record as the runner does: the manifest first, then each report.
  private func export(_ manifest: Manifest, process: Int64) async throws {
    let run = RunID(ledger.surroundings.identifier())
    let order = RunCommand.Start(
      run: run, destination: destination, consentText: CurrentConsent.english.name)
    let outcome = try await ledger.execute(.run(.start(order)), by: identity)
    _ = try outcome.events()
    try ledger.manifests.keep(
      manifest, run: run, batch: 1,
      target: ListTarget(destination: destination, connection: connection, list: 2))
    let cause = Causation(command: outcome.command, correlation: outcome.correlation)
    for report in reports(of: run, manifest, process) {
      _ = try await ledger.record(report, by: outcome.actor, cause: cause)
    }
  }

  private func reports(of run: RunID, _ manifest: Manifest, _ process: Int64) -> [RunEvent] {
    let figures = RunFigures(
      read: manifest.count, sent: manifest.count, duplicates: 0, withheld: 0, rejected: [],
      phonesBlanked: 0)
    let bytes = manifest.count * 90
    return [
      .started(
        .init(
          run: run, list: .found(name: "Everybody"), missingAttributes: [],
          sources: [
            .init(segment: segment, sha256: digest, bytes: Int64(bytes), rows: manifest.count)
          ], figures: figures)),
      .batchPrepared(
        .init(
          run: run, number: 1, rows: .init(from: 0, to: manifest.count),
          recipients: manifest.count, bytes: bytes, bodySHA256: digest,
          manifestRoot: manifest.root, manifestSHA256: manifest.sha256)),
      .batchSent(.init(run: run, number: 1, attempt: 1, process: process)),
      .batchImported(
        .init(run: run, number: 1, process: process, outcome: .completed, refused: [])),
      .completed(
        .init(run: run, figures: figures, batches: 1, milliseconds: 900, refused: [], warnings: [])),
    ]
  }
}

extension Surroundings {
  /// A clock of a step a reading and counted words for randomness: the same ledger every time.
  static func counted() -> Surroundings {
    let (ticks, words) = (Counter(), Counter())
    return Surroundings(
      clock: { Timestamp(milliseconds: 1_796_000_000_000 + Int64(ticks.next())) },
      random: { words.next() })
  }
}

/// Counts from 0, from any task.
private final class Counter: Sendable {
  private let value = Mutex<UInt64>(0)

  func next() -> UInt64 {
    value.withLock { value in
      defer { value += 1 }
      return value
    }
  }
}
