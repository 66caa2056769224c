import Domain
import Ledger
import ScriptedIdentities
import Vault

/// The way from an empty ledger to a run under way, a command at a time.
struct Road {
  let ledger: Ledger
  let ada: UserID
  let connection: ConnectionID
  let segment: SegmentID
  let destination: DestinationID
  let run: RunID
  /// What opens the account.
  static let key = "xkeysib-3f9c-distinctive"
  /// What signs in Ada's name.
  static let identity = Identity.scripted("Ada")

  /// Stands at the beginning.
  ///
  /// - Parameter ledger: A ledger that was just created.
  /// - Throws: What reading it throws.
  init(_ ledger: Ledger) async throws {
    self.ledger = ledger
    let users = try await ledger.currentState().users.keys.sorted()
    ada = users[0]
    connection = ConnectionID(ledger.surroundings.identifier())
    segment = SegmentID(ledger.surroundings.identifier())
    destination = DestinationID(ledger.surroundings.identifier())
    run = RunID(ledger.surroundings.identifier())
  }

  /// Asks in Ada's name, unless told otherwise.
  @discardableResult
  func ask(_ command: Command, by identity: Identity = Self.identity) async throws -> Outcome {
    try await ledger.execute(command, by: identity)
  }

  /// A command to let somebody in.
  ///
  /// - Parameters:
  ///   - name: What they are called.
  ///   - identity: Whose key they have; a new one of that name's where nothing is said.
  /// - Returns: The command.
  /// - Throws: Where that is no name.
  func addition(_ name: String, _ identity: Identity? = nil) throws -> Command {
    let user = UserID(ledger.surroundings.identifier())
    let key = (identity ?? .scripted(name)).publicKey.signerKey
    return .user(
      .add(
        .init(user: user, name: try DisplayName(name), role: .contributor, publicKey: key)))
  }

  /// A connection with everything that it needs.
  func connect() async throws {
    let fingerprint = try await ledger.seal(Secret(Array(Self.key.utf8)), for: connection)
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
    for command in commands { _ = try await ask(.connection(command)).events() }
  }

  /// A segment and a destination for it.
  func save() async throws {
    let definition = SegmentCommand.Define(
      segment: segment, name: try DisplayName("Customers"),
      source: .table(.csv("/srv/customers.csv")), customerIDField: "id",
      reading: .readable(fields: ["id", "email"]))
    _ = try await ask(.segment(.define(definition))).events()
    let settings = DestinationSettings(
      name: try DisplayName("Newsletter"), connection: connection, list: 2,
      matching: DataMatching(emailField: "email"), segments: [segment])
    let saving = DestinationCommand.Save(
      destination: destination, settings: settings, list: .found(name: "Everybody"),
      accountAttributes: [])
    _ = try await ask(.destination(.save(saving))).events()
  }

  /// A run under way; gives the order's outcome, which is the cause of all that is reported.
  func start() async throws -> Outcome {
    try await connect()
    try await save()
    return try await ask(
      .run(
        .start(.init(run: run, destination: destination, consentText: CurrentConsent.english.name)))
    )
  }

  /// What starting the run's figures would be reported as: two rows, both to be sent.
  var started: RunEvent {
    let digest = SHA256Digest(bytes: repeatElement(0xC5, count: 32))
    let figures = RunFigures(
      read: 2, sent: 2, duplicates: 0, withheld: 0, rejected: [], phonesBlanked: 0)
    return .started(
      .init(
        run: run, list: .found(name: "Everybody"), missingAttributes: [],
        sources: [.init(segment: segment, sha256: digest, bytes: 40, rows: 2)], figures: figures))
  }

  /// The one batch of the run.
  var prepared: RunEvent {
    .batchPrepared(
      .init(
        run: run, number: 1, rows: .init(from: 0, to: 2), recipients: 2, bytes: 180,
        bodySHA256: SHA256Digest(bytes: repeatElement(0xB0, count: 32)),
        manifestRoot: SHA256Digest(bytes: repeatElement(0x3A, count: 32))))
  }
}

extension Outcome {
  /// Names the command as the cause of what is reported.
  var cause: Causation { Causation(command: command, correlation: correlation) }
}
