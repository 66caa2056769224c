package import Domain
package import Ledger
package import Vault

/// Performs refreshes: takes up what was interrupted, runs each destination once, and says so on
/// record.
///
/// One process at a time performs a refresh of a ledger. Destinations over one connection run one
/// after another, those over different connections side by side. Cancelling the task interrupts
/// the runs under way in a way that the next refresh takes up.
package struct RefreshDriver: Sendable {
  /// What performing a refresh came to.
  package enum Outcome: Hashable, Sendable {
    /// A rule said no.
    case refused(Refusal)
    /// Every destination was tried.
    case completed(RefreshID, RefreshFigures)
    /// The task was cancelled; the refresh is still open and will be taken up.
    case interrupted(RefreshID)
  }

  private let ledger: Ledger
  private let launcher: RunLauncher
  private let notifier: Notifier
  private let decoration: RunLauncher.Decoration
  private let clock: any Clock<Duration>
  private let onProgress: @Sendable (RefreshProgress) -> Void

  /// So often is looked whether a connection that another process exports over is free.
  private static let claimInterval = Duration.seconds(5)
  /// So long is waited for a connection, before the refresh is left open to be taken up later.
  private static let claimPatience = Duration.seconds(6 * 3600)

  /// Makes ready to perform refreshes.
  ///
  /// - Parameters:
  ///   - ledger: The ledger.
  ///   - launcher: Orders and performs runs.
  ///   - notifier: Tells of conditions that change.
  ///   - clock: What waits are measured with.
  ///   - decoration: Put around each run's ways to the ledger and to Sendinblue.
  ///   - onProgress: Told whenever there is progress; called from any task.
  package init(
    _ ledger: Ledger, launcher: RunLauncher, notifier: Notifier,
    clock: any Clock<Duration> = ContinuousClock(),
    decoration: RunLauncher.Decoration = .init(),
    onProgress: @escaping @Sendable (RefreshProgress) -> Void = { _ in }
  ) {
    self.ledger = ledger
    self.launcher = launcher
    self.notifier = notifier
    self.clock = clock
    self.decoration = decoration
    self.onProgress = onProgress
  }

  /// Performs a refresh now; one that was left open is taken up and ended first.
  ///
  /// - Parameters:
  ///   - agenda: What the schedules ask for; the refresh serves it.
  ///   - identity: Who orders it: what signs in their name.
  /// - Returns: What became of the last refresh that was performed.
  /// - Throws: `LedgerError.dutyTaken` where another process performs one; `LedgerError`,
  ///   `RunnerError` or `SendinblueError` where something could not be done: then the refresh is
  ///   still open and will be taken up.
  package func perform(_ agenda: Agenda, by identity: Identity) async throws -> Outcome {
    let claim = try DutyClaim.take(.refresh, at: ledger.location)
    defer { withExtendedLifetime(claim) {} }
    try await resumeRuns(by: identity)
    if let open = try await ledger.currentState().refresh {
      let outcome = try await performOpen(open, isTakenUp: true, by: identity)
      guard case .completed = outcome else { return outcome }
    }
    let id = RefreshID(ledger.surroundings.identifier())
    let start = Command.schedule(
      .startRefresh(.init(refresh: id, occasion: agenda.occasion, own: agenda.own)))
    let decision = try await ledger.execute(start, by: identity).decision
    if case .refused(let refusal) = decision { return .refused(refusal) }
    guard let refresh = try await ledger.currentState().refresh, refresh.id == id else {
      return .refused(.refreshNotUnderWay(id))
    }
    return try await performOpen(refresh, isTakenUp: false, by: identity)
  }

  /// Takes up what was left open: interrupted runs, a refresh, notifications that failed.
  ///
  /// - Parameter identity: Who takes it up: what signs in their name.
  /// - Returns: What became of the refresh that was left open; nothing where there was none.
  /// - Throws: As `perform(_:by:)`.
  package func takeUp(by identity: Identity) async throws -> Outcome? {
    let claim = try DutyClaim.take(.refresh, at: ledger.location)
    defer { withExtendedLifetime(claim) {} }
    try await resumeRuns(by: identity)
    guard let open = try await ledger.currentState().refresh else {
      try await notify()
      return nil
    }
    return try await performOpen(open, isTakenUp: true, by: identity)
  }

  /// Resumes every run that nobody performs any more, and leaves those that a rule forbids.
  private func resumeRuns(by identity: Identity) async throws {
    let actor = try await ledger.actor(of: identity)
    let state = try await ledger.currentState()
    for run in state.runs.values.sorted(by: { $0.id < $1.id }) where !Task.isCancelled {
      let consent = state.currentConsent(for: run.order.settings.connection)
      let command = Command.run(.resume(.init(run: run.id, consentText: consent)))
      if let refusal = try await ledger.rehearse(command, by: actor) {
        onProgress(.stuck(run.id, refusal))
        continue
      }
      do {
        let outcome = try await launcher.resume(run.id, by: identity, decorate: decoration)
        onProgress(.ended(run.order.destination, outcome))
      } catch LedgerError.connectionBusy {
        // Somebody is performing it, or another run over its connection.
        continue
      }
      try await notify(about: run.order.destination)
    }
  }

  private func performOpen(
    _ refresh: Refresh, isTakenUp: Bool, by identity: Identity
  ) async throws -> Outcome {
    onProgress(
      .began(
        refresh.id, refresh.occasion, destinations: refresh.pending.count, isTakenUp: isTakenUp))
    let state = try await ledger.currentState()
    let groups = Dictionary(grouping: refresh.pending) {
      state.destinations[$0]?.settings.connection
    }
    // An error in one keeps the others from nothing: it is thrown when all have come to an end.
    let errors = await withTaskGroup(of: (any Error)?.self) { group in
      for destinations in groups.values {
        group.addTask {
          do {
            try await run(destinations, in: refresh.id, by: identity)
            return nil
          } catch {
            return error
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }.compactMap(\.self)
    }
    if let error = errors.first { throw error }
    if Task.isCancelled { return .interrupted(refresh.id) }
    let completion = Command.schedule(.completeRefresh(.init(refresh: refresh.id)))
    switch try await ledger.execute(completion, by: identity).decision {
    case .refused(let refusal): return .refused(refusal)
    case .accepted(let events):
      for case .schedule(.refreshCompleted(let event)) in events {
        onProgress(.completed(event.refresh, event.figures))
        return .completed(event.refresh, event.figures)
      }
      return .interrupted(refresh.id)
    }
  }

  /// Runs destinations over one connection, one after another; a failure keeps none from its turn.
  private func run(
    _ destinations: [DestinationID], in refresh: RefreshID, by identity: Identity
  ) async throws {
    for destination in destinations where !Task.isCancelled {
      let outcome: RunLauncher.Outcome
      do {
        outcome = try await launch(destination, in: refresh, by: identity)
      } catch is CancellationError {
        return
      }
      onProgress(.ended(destination, outcome))
      try await notify(about: destination)
    }
  }

  /// Runs a destination, once its connection is free.
  private func launch(
    _ destination: DestinationID, in refresh: RefreshID, by identity: Identity
  ) async throws -> RunLauncher.Outcome {
    var waited = Duration.zero
    while true {
      do {
        return try await launcher.start(
          destination, by: identity, in: refresh, decorate: decoration)
      } catch LedgerError.connectionBusy(let name) {
        guard waited < Self.claimPatience else { throw LedgerError.connectionBusy(name: name) }
        if waited == .zero { onProgress(.waiting(destination)) }
        try await clock.sleep(for: Self.claimInterval)
        waited += Self.claimInterval
      }
    }
  }

  private func notify(about destination: DestinationID? = nil) async throws {
    for delivery in try await notifier.deliver(about: destination) {
      onProgress(.notified(delivery))
    }
  }
}
