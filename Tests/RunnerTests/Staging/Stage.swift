import Domain
import EventLog
import Ledger
import ScriptedIdentities
import Vault

/// A ledger with a destination that can be exported.
struct Stage: Sendable {
  let scratch: Scratch
  let ledger: Ledger
  let ada: UserID
  /// What signs in Ada's name.
  let identity = Identity.scripted("Ada")
  let connection: ConnectionID
  let segment: SegmentID
  let destination: DestinationID
  /// What opens the sandbox's account.
  static let apiKey = "xkeysib-9c1d-distinctive"

  /// Sets the stage.
  ///
  /// - Parameters:
  ///   - source: The content of the one source.
  ///   - baseURL: Where Sendinblue is; by default where nobody listens.
  ///   - matching: Which fields are sent.
  ///   - profileLimit: The connection's own limit.
  ///   - surroundings: Time and identifiers.
  /// - Throws: What the ledger throws, or a rule that says no.
  init(
    source: String, baseURL: String = "http://127.0.0.1:9/v3",
    matching: DataMatching = DataMatching(emailField: "email"), profileLimit: Int? = nil,
    surroundings: Surroundings = .system
  ) async throws {
    scratch = try Scratch()
    try scratch.write(source: source)
    ledger = try await Ledger.create(
      at: scratch.location, origin: "waybill.example/trial", administrator: DisplayName("Ada"),
      identity: identity, surroundings: surroundings)
    ada = try await ledger.currentState().users.keys.sorted()[0]
    connection = ConnectionID(ledger.surroundings.identifier())
    segment = SegmentID(ledger.surroundings.identifier())
    destination = DestinationID(ledger.surroundings.identifier())
    try await connect(baseURL, profileLimit)
    try await save(matching, fields: Self.fields(of: source))
  }

  /// Asks in Ada's name.
  @discardableResult
  func ask(_ command: Command) async throws -> [Event] {
    try await ledger.execute(command, by: identity).events()
  }

  /// Lets somebody in, by the identity that goes with their name.
  @discardableResult
  func add(_ name: String, _ role: Role) async throws -> UserID {
    let user = UserID(ledger.surroundings.identifier())
    try await ask(
      .user(
        .add(
          .init(
            user: user, name: try DisplayName(name), role: role,
            publicKey: Identity.scripted(name).publicKey.signerKey))))
    return user
  }

  /// Orders a run that nobody performs yet.
  ///
  /// - Returns: The run, and the order as the cause of what will be reported.
  func order() async throws -> (run: Run, cause: Causation) {
    let id = RunID(ledger.surroundings.identifier())
    let command = RunCommand.start(
      .init(run: id, destination: destination, consentText: CurrentConsent.english.name))
    let outcome = try await ledger.execute(.run(command), by: identity)
    guard let run = try await ledger.currentState().runs[id] else { throw StageError.notOrdered }
    return (run, Causation(command: outcome.command, correlation: outcome.correlation))
  }

  /// The state as ordering a run would leave it, which is not recorded.
  func ordering(_ id: RunID) async throws -> State {
    var state = try await ledger.currentState()
    let command = RunCommand.start(
      .init(run: id, destination: destination, consentText: CurrentConsent.english.name))
    for event in try state.decide(.run(command), by: .user(ada)) { state.evolve(event) }
    return state
  }

  /// The names of the events of a run, in the order of the log.
  func events(of run: RunID) throws -> [RunEvent.Kind] {
    let prefix = "waybill.event."
    return try ledger.log.entries(
      matching: LogFilter(types: [.startingWith(prefix)], subject: Subject.run(run).text),
      limit: 10_000
    ).compactMap { entry in
      RunEvent.Kind(rawValue: String(try Envelope(entry).type.dropFirst(prefix.count).dropLast(3)))
    }
  }

  private func connect(_ baseURL: String, _ profileLimit: Int?) async throws {
    let fingerprint = try await ledger.seal(Secret(Array(Self.apiKey.utf8)), for: connection)
    let consent = CurrentConsent.english.name
    let commands: [ConnectionCommand] = [
      .create(
        .init(
          connection: connection, name: try DisplayName("Main"), baseURL: baseURL,
          profileLimit: profileLimit)),
      .acceptConsent(.init(connection: connection, shown: consent, current: consent)),
      .establish(
        .init(
          connection: connection, keyFingerprint: fingerprint,
          answer: .accepted(account: .init(company: "Pastry", plan: "Starter")))),
      .addExportUser(.init(connection: connection, user: ada)),
      .save(.init(connection: connection)),
    ]
    for command in commands { try await ask(.connection(command)) }
  }

  private func save(_ matching: DataMatching, fields: [String]) async throws {
    let definition = SegmentCommand.Define(
      segment: segment, name: try DisplayName("Customers"),
      source: .table(.csv(scratch.source)),
      customerIDField: fields.contains("id") ? "id" : nil, reading: .readable(fields: fields))
    try await ask(.segment(.define(definition)))
    let settings = DestinationSettings(
      name: try DisplayName("Newsletter"), connection: connection, list: 2, matching: matching,
      segments: [segment])
    try await ask(
      .destination(
        .save(
          .init(
            destination: destination, settings: settings, list: .found(name: "Newsletter"),
            accountAttributes: matching.attributes.map(\.attribute)))))
  }

  private static func fields(of source: String) -> [String] {
    source.prefix { !$0.isNewline }.split(separator: ",").map(String.init)
  }
}

/// What goes wrong on the stage itself.
enum StageError: Error {
  /// The run that a test is about was not ordered.
  case notOrdered
}
