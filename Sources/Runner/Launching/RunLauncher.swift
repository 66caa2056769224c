package import Domain
package import Ledger
import Sendinblue
package import Vault

/// Orders runs and performs them, one process at a time a connection.
package struct RunLauncher: Sendable {
  /// What ordering a run came to.
  package enum Outcome: Hashable, Sendable {
    /// A rule said no to the order.
    case refused(Refusal)
    /// The run was performed, and this is how that ended.
    case ended(RunID, RunEnd)
  }

  let ledger: Ledger
  private let settings: RunSettings
  private let clock: any Clock<Duration>
  private let onProgress: @Sendable (RunProgress) -> Void

  /// Makes ready to order runs.
  ///
  /// - Parameters:
  ///   - ledger: The ledger.
  ///   - settings: How patiently to perform them.
  ///   - clock: What waits are measured with.
  ///   - onProgress: Told whenever there is progress; called from any task.
  package init(
    _ ledger: Ledger, settings: RunSettings = RunSettings(),
    clock: any Clock<Duration> = ContinuousClock(),
    onProgress: @escaping @Sendable (RunProgress) -> Void = { _ in }
  ) {
    self.ledger = ledger
    self.settings = settings
    self.clock = clock
    self.onProgress = onProgress
  }

  /// Exports a destination now.
  ///
  /// - Parameters:
  ///   - destination: What to export.
  ///   - identity: Who orders it: what signs in their name.
  ///   - refresh: The refresh that it is part of, if any.
  ///   - plan: What it has to keep to, if anything.
  ///   - decorate: Puts something around the driver's ways to the ledger and to Sendinblue.
  /// - Returns: What became of it.
  /// - Throws: `LedgerError`, `RunnerError` or `SendinblueError` where nothing, or nothing more,
  ///   could be done; a run that was ordered can be resumed.
  package func start(
    _ destination: DestinationID, by identity: Identity, in refresh: RefreshID? = nil,
    keepingTo plan: RunPlan? = nil,
    decorate: Decoration = Decoration()
  ) async throws -> Outcome {
    let run = RunID(ledger.surroundings.identifier())
    let state = try await ledger.currentState()
    let consent = state.currentConsent(
      for: state.destinations[destination]?.settings.connection)
    let command = Command.run(
      .start(
        .init(
          run: run, destination: destination, consentText: consent, refresh: refresh, plan: plan)))
    return try await order(command, run, by: identity, decorate) { state in
      state.destinations[destination]?.settings.connection
    }
  }

  /// Takes up a run where it was interrupted.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - identity: Who resumes it: what signs in their name.
  ///   - decorate: As in `start`.
  /// - Returns: What became of it.
  /// - Throws: As `start`.
  package func resume(
    _ run: RunID, by identity: Identity, decorate: Decoration = Decoration()
  ) async throws -> Outcome {
    let state = try await ledger.currentState()
    let consent = state.currentConsent(for: state.runs[run]?.order.settings.connection)
    let command = Command.run(.resume(.init(run: run, consentText: consent)))
    return try await order(command, run, by: identity, decorate) { state in
      state.runs[run]?.order.settings.connection
    }
  }

  /// Orders a run and performs it.
  ///
  /// An order that a rule forbids is recorded as such, whoever else is running an export. One that
  /// none forbids is accepted only once its connection's claim is held, as the connection stands at
  /// the decision: between the two, somebody may have lifted the rule or edited the destination.
  private func order(
    _ command: Command, _ run: RunID, by identity: Identity, _ decorate: Decoration,
    over connection: @Sendable (State) -> ConnectionID?
  ) async throws -> Outcome {
    // Before it is signed: whoever waits for a claim is not to touch a hardware key at each attempt.
    let isForbidden = try await ledger.rehearse(command, by: ledger.actor(of: identity)) != nil
    var claim = isForbidden ? nil : try await take(connection)
    let signed = try await ledger.sign(command, by: identity)
    while true {
      let claimed = claim?.connection
      let outcome = try await ledger.execute(signed) { state in
        claimed != nil && connection(state) == claimed
      }
      guard let outcome else {
        // Given back first: nobody has to wait for a claim that is of no use.
        claim = nil
        claim = try await take(connection)
        continue
      }
      if case .refused(let refusal) = outcome.decision { return .refused(refusal) }
      let cause = Causation(command: outcome.command, correlation: outcome.correlation)
      let journal = LedgerJournal(
        of: run, in: ledger, actor: outcome.actor, cause: cause)
      let end = try await drive(run, journal: decorate.journal(journal), decorate) { driver in
        try await driver.perform()
      } orElse: {
        $0
      }
      // Held until here, so that nobody else's import is under way beside ours.
      withExtendedLifetime(claim) {}
      return .ended(run, end)
    }
  }

  /// The right to export over the connection as things stand; nothing where there is none, which a
  /// rule then says.
  private func take(
    _ connection: @Sendable (State) -> ConnectionID?
  ) async throws -> ConnectionClaim? {
    let state = try await ledger.currentState()
    guard let known = connection(state).flatMap({ state.connections[$0] }) else { return nil }
    return try ConnectionClaim.take(of: known, at: ledger.location)
  }

  private func connection(_ id: ConnectionID) async throws -> Connection? {
    try await ledger.currentState().connections[id]
  }

  /// Opens the way to Sendinblue for a run, for as long as its driver acts.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - journal: Its journal.
  ///   - decorate: As in `start`.
  ///   - act: What the driver does.
  ///   - end: What it comes to where there is no way.
  /// - Returns: What acting gave.
  /// - Throws: What acting throws; `LedgerError` or `SendinblueError` where there is no way.
  func drive<Value: Sendable>(
    _ run: RunID, journal: any RunJournal, _ decorate: Decoration,
    _ act: (RunDriver) async throws -> Value, orElse end: (RunEnd) -> Value
  ) async throws -> Value {
    guard let known = try await journal.run(),
      let connection = try await connection(known.order.settings.connection),
      let fingerprint = connection.access?.keyFingerprint
    else { return end(.cancelled) }
    guard let secret = try await ledger.apiKey(fingerprint, of: connection.id) else {
      let failure = RunEvent.Failed(run: run, reason: .keyUnavailable)
      _ = try await journal.record(.failed(failure))
      return end(.failed(failure))
    }
    let recorded = try ledger.recordedBatches(before: known)
    let keptOut = KeptOut(try ledger.peopleKeptOut(of: run))
    let pseudonymizer = try await ledger.pseudonymizer()
    let key = try APIKey(secret.withExposed { String(decoding: $0, as: UTF8.self) })
    let client = SendinblueClient(
      apiKey: key, baseURL: try BaseURL(connection.baseURL), timeouts: settings.timeouts,
      version: settings.version)
    let driver = RunDriver(
      journal: journal, gateway: decorate.gateway(client), manifests: ledger.manifests,
      recorded: recorded, keptOut: keptOut, pseudonymizer: pseudonymizer,
      surroundings: ledger.surroundings,
      settings: settings, clock: clock, onProgress: onProgress)
    let result: Result<Value, any Error>
    do { result = .success(try await act(driver)) } catch { result = .failure(error) }
    try await client.shutdown()
    return try result.get()
  }
}

extension RunLauncher {
  /// What is put around the driver's ways to the ledger and to Sendinblue: nothing, or a fault.
  package struct Decoration: Sendable {
    let journal: @Sendable (any RunJournal) -> any RunJournal
    let gateway: @Sendable (any ImportGateway) -> any ImportGateway

    /// Decorates the driver's ways.
    package init(
      journal: @escaping @Sendable (any RunJournal) -> any RunJournal = { $0 },
      gateway: @escaping @Sendable (any ImportGateway) -> any ImportGateway = { $0 }
    ) {
      self.journal = journal
      self.gateway = gateway
    }
  }
}
