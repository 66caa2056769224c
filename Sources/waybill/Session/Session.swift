import Domain
import Ledger
import Results
import Vault
import Views

/// An open ledger, and who commands it.
struct Session {
  /// The ledger.
  let ledger: Ledger
  /// What signs in the name of whoever gives commands.
  let identity: Identity
  /// Who gives commands, as the ledger was opened; unknown where the key is nobody's, or nobody's
  /// any more.
  let actor: Actor
  /// What is around the process.
  let invocation: Invocation
  /// The configuration as the ledger was opened, by which it is decided who may see what.
  let present: State
  /// The ledger as it was, where somebody looks back.
  let past: PastLedger?
  /// How results are printed.
  let format: OutputFormat

  private let history = History()

  /// Opens the ledger that the options name, for whoever's key they name.
  ///
  /// - Parameters:
  ///   - options: Which ledger, and who commands it.
  ///   - output: How results are printed; nothing where there is one way only.
  ///   - moment: Where in its history the ledger is looked at; nothing for the present.
  /// - Returns: The session.
  /// - Throws: `LedgerError`, `IdentityError`, or `CommandError.settings`.
  static func open(
    _ options: LedgerOptions, _ output: FormatOptions? = nil, asOf moment: AsOfOptions? = nil
  ) async throws -> Session {
    let invocation = Invocation.current
    let settings = try invocation.settings(options.flags, output?.flags ?? [:])
    let ledger = try Ledger.open(at: settings.location, surroundings: .system)
    let identity = try invocation.identity(settings)
    let state = try await ledger.currentState()
    let key = identity.publicKey
    return Session(
      ledger: ledger, identity: identity, actor: state.actor(of: key.signerKey, key.name),
      invocation: invocation, present: state,
      past: try moment?.asOf.map { try invocation.lookBack(at: ledger, to: $0.point) },
      format: settings.format)
  }

  /// The configuration that is looked at.
  var state: State { past?.state ?? present }

  /// The read models of what is looked at.
  var views: Views { past?.views ?? ledger.views }

  /// The instant of what is looked at.
  var now: Timestamp { past?.time ?? ledger.surroundings.now }

  /// Asks the ledger for something.
  ///
  /// - Parameter command: What is asked.
  /// - Returns: What happened; nothing where it was so already.
  /// - Throws: The `Refusal` where a rule says no, which is then on record; `LedgerError`.
  @discardableResult
  func execute(_ command: Command) async throws -> [Event] {
    let outcome = try await ledger.execute(command, by: identity)
    let events = try outcome.events()
    await history.add(ExecutedCommand(command, outcome, events))
    return events
  }

  /// Asks for something and prints what happened.
  ///
  /// - Parameters:
  ///   - command: What is asked.
  ///   - done: The sentence that says it happened.
  /// - Throws: As `execute(_:)`, and `StreamError`.
  func execute(_ command: Command, saying done: String) async throws {
    try await execute(command)
    try await conclude(saying: done)
  }

  /// Prints what came of all that was asked: a sentence for people, the whole for programs.
  ///
  /// - Parameter done: The sentence that says it happened.
  /// - Throws: `StreamError`.
  func conclude(saying done: String) async throws {
    let result = await change(saying: done)
    switch format {
    case .table: try invocation.print(result.message.visible + "\n")
    case .json, .csv, .ndjson: try print(result)
    }
  }

  /// What came of all that was asked.
  ///
  /// - Parameter done: The sentence that says it happened.
  /// - Returns: The change.
  func change(saying done: String) async -> ChangeResult {
    ChangeResult(of: await history.executed, saying: done)
  }

  /// A fresh identifier.
  func identifier<Concept>() -> Identifier<Concept> {
    Identifier(ledger.surroundings.identifier())
  }

  /// The user who asks to see something.
  ///
  /// - Parameter right: What they ask to see.
  /// - Returns: The user.
  /// - Throws: The `Refusal` that would meet a command of theirs, or `CommandError.notPermitted`.
  @discardableResult
  func viewer(of right: ReadingRight = .configuration) throws -> User {
    let user = try present.reader(with: identity.publicKey.signerKey, identity.publicKey.name)
    guard right.isHeld(by: user.role) else {
      throw CommandError.notPermitted(what: right.title, needs: right.roles)
    }
    return user
  }

  /// The actor, as somebody who asks.
  var reader: Reader { Reader(actor, in: present) }

  /// The layout in the format that was asked for.
  var layout: Layout { invocation.terminal.layout(format) }

  /// Prints a list in the format that was asked for.
  func print<Row: Tabular>(_ rows: [Row]) throws {
    try invocation.print(layout.list(rows))
  }

  /// Prints an answer in the format that was asked for.
  func print(_ answer: some AuditAnswer) throws {
    try invocation.print(answer.document(on: layout))
  }

  /// Prints one thing in the format that was asked for.
  func print<Row: Tabular>(_ row: Row) throws {
    try invocation.print(layout.one(row))
  }
}
