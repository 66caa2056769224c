import Domain
import Ledger
import Results
import Sendinblue

/// Takes the steps of a connection, from where they stopped.
struct ConnectionSetup {
  /// The ledger and the actor.
  let session: Session
  /// What people will call the connection.
  let name: DisplayName
  /// What it is made with.
  let options: ConnectionOptions
  /// Where its key comes from.
  let key: APIKeyOptions
  /// The value of `--agree`.
  let agreement: ConsentOptions
  /// Whether to share it at the end.
  let shares: Bool

  /// Takes the steps that are missing.
  ///
  /// Whether a person can agree and a key can be had is checked before the first step.
  ///
  /// - Returns: The connection.
  /// - Throws: `CommandError.setupStopped` with the cause, once a step stands.
  func run() async throws -> Connection {
    let address = try options.address(session.invocation)
    let present = try await session.ledger.currentState().connection(named: name.text)
    // Who may not know of connections begins one, which the rules refuse in any case.
    let knowsAll = session.reader.knowsConnections
    let unfinished = knowsAll ? present.flatMap { $0.isSaved ? nil : $0 } : nil
    if let unfinished { try requireSame(unfinished, address) }
    if knowsAll, present == nil || unfinished != nil {
      try requireAnswers(for: unfinished)
    }
    let id = unfinished?.id ?? session.identifier()
    if unfinished == nil { try await create(id, address) }
    do {
      try await complete(id)
    } catch {
      let state = try await session.ledger.currentState()
      throw CommandError.setupStopped(
        .init(name: name, done: state.connections[id]?.steps ?? []), cause: error)
    }
    return try await connection(id)
  }

  private func create(_ id: ConnectionID, _ address: BaseURL) async throws {
    try await session.execute(
      .connection(
        .create(
          .init(
            connection: id, name: name, baseURL: address.description,
            profileLimit: options.profileLimit))))
    StandardStream.say("“\(name)” is created.")
  }

  private func complete(_ id: ConnectionID) async throws {
    if try await connection(id).consent?.text.isCurrent != true {
      let text = try agreement.ask(on: session.invocation.terminal)
      try await session.execute(
        .connection(
          .acceptConsent(
            .init(connection: id, shown: text, current: CurrentConsent.text(like: text).name))))
      StandardStream.say("The consent to the text \(text.version) is on record.")
    }
    if try await connection(id).access == nil {
      let account = try await KeyTrial(session: session, connection: id) { .establish($0) }
        .run(try key.read(session.invocation))
      StandardStream.say("Connected with the account of \(account.company.visible).")
    }
    if try await connection(id).exportUser == nil, case .user(let user) = session.actor {
      try await session.execute(
        .connection(.addExportUser(.init(connection: id, user: user))))
      StandardStream.say("Exports run under your authority.")
    }
    try await session.execute(.connection(.save(.init(connection: id))))
    if shares { try await session.execute(.connection(.share(.init(connection: id)))) }
  }

  private func connection(_ id: ConnectionID) async throws -> Connection {
    guard let found = try await session.ledger.currentState().connections[id] else {
      throw CommandError.notFound(.connection, name.text)
    }
    return found
  }

  /// A connection that was begun keeps what it was begun with.
  private func requireSame(_ begun: Connection, _ address: BaseURL) throws(CommandError) {
    if options.baseURL != nil, begun.baseURL != address.description {
      throw .unusableValue(
        option: "--base-url", reason: "“\(name)” was begun with \(begun.baseURL); leave it out.")
    }
    if let limit = options.profileLimit, begun.profileLimit != limit {
      throw .unusableValue(
        option: "--profile-limit",
        reason: "“\(name)” was begun with \(begun.profileLimit.map(String.init) ?? "none").")
    }
  }

  private func requireAnswers(for begun: Connection?) throws {
    if begun?.consent?.text.isCurrent != true {
      try agreement.requirePossible(on: session.invocation.terminal)
    }
    if begun?.access == nil { _ = try key.source(session.invocation) }
  }
}

extension Connection {
  /// The steps that stand, in a person's words.
  fileprivate var steps: [String] {
    [
      "created", consent.map { _ in "consent accepted" }, access.map { _ in "API key accepted" },
      exportUser.map { _ in "export user added" }, isSaved ? "saved" : nil,
    ].compactMap { $0 }
  }
}
