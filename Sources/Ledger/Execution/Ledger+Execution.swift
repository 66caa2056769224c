package import Domain
import EventLog
package import Vault
import Views

extension Ledger {
  /// Has a command signed, and takes it through state, decision and log to the views.
  ///
  /// Whatever is decided is durable in the log when this returns, the refusals too. The command
  /// and its events are one transaction: a crash before its commit leaves no trace of any, a
  /// crash after it leaves all of them, and the views catch up when they are next opened.
  ///
  /// - Parameters:
  ///   - command: What is asked.
  ///   - identity: Who asks: what signs in their name.
  /// - Returns: What became of it.
  /// - Throws: `LedgerError.identity` where the identity does not sign: then nothing is recorded.
  ///   `LedgerError` where the log cannot be written: then nothing happened, but for
  ///   `EventLogError.commitOutcomeUnknown`, after which the log has to be read to know.
  ///   `LedgerError.viewsBehind` where all is durable and only the views could not follow.
  package nonisolated func execute(
    _ command: Command, by identity: Identity
  ) async throws(LedgerError) -> Outcome {
    try await execute(sign(command, by: identity))
  }

  /// Takes a signed command through state, decision and log to the views.
  ///
  /// - Parameter signed: The command; what its text says is what is decided.
  /// - Returns: What became of it.
  /// - Throws: As `execute(_:by:)`; `LedgerError.commandMalformed` where the text is no command: then
  ///   nothing is recorded.
  package func execute(_ signed: SignedCommand) throws(LedgerError) -> Outcome {
    guard let outcome = try execute(signed, acceptingWhere: { _ in true }) else {
      preconditionFailure("a command is put aside only where its condition does not hold")
    }
    return outcome
  }

  /// Takes a signed command through state, decision and log where it is refused, or accepted under
  /// a condition; puts it aside without a trace otherwise.
  ///
  /// For what may be accepted only while the caller holds a right that depends on the state, such
  /// as that to export over a connection. A refusal is recorded whoever holds it. A command that
  /// was put aside can be executed again.
  ///
  /// - Parameters:
  ///   - signed: The command.
  ///   - condition: Whether it may be accepted, in the state against which it is decided.
  /// - Returns: What became of it; nothing where it was put aside.
  /// - Throws: As `execute(_:)`.
  package func execute(
    _ signed: SignedCommand, acceptingWhere condition: @Sendable (State) -> Bool
  ) throws(LedgerError) -> Outcome? {
    let document = try CommandDocument(signed.payload)
    let command = document.command
    let isGenuine = signed.isGenuine
    let correlation = try log.chain(of: command)
    return try append(Writable(command)) { state, transaction in
      let credentials = Credentials(
        signed, document, isGenuine: isGenuine,
        isKnown: try transaction.holds(id: document.id.description))
      let entry = CommandEntry(document, credentials, in: state, surroundings)
      let decision: Outcome.Decision
      let events: [Event]
      do throws(Refusal) {
        if let refusal = entry.refusal { throw refusal }
        events = try state.decide(command, by: entry.actor)
        guard condition(state) else { return Step(drafts: [], events: []) { _ in nil } }
        decision = .accepted(events)
      } catch {
        events = state.refuse(command, because: error)
        decision = .refused(error)
      }
      let order = try scribe.draft(
        signed, document, id: entry.id.description, time: entry.time.description,
        by: entry.actor.text, correlation: correlation)
      let cause = Causation(command: order.id, correlation: order.correlationID)
      let drafts = try events.map { try draft($0, by: entry.actor.text, cause: cause) }
      return Step(drafts: [order] + drafts, events: events) { head in
        Outcome(
          command: cause.command, correlation: cause.correlation, actor: entry.actor, head: head,
          decision: decision)
      }
    }
  }

  /// Whether a command would be accepted now, without asking it.
  ///
  /// For what has to be known before the world is asked for a fact that the command carries: no
  /// API key is shown to Sendinblue before its connection has consent.
  ///
  /// - Parameters:
  ///   - command: The command, with the fact as one hopes for it.
  ///   - actor: Who would ask.
  /// - Returns: The rule that would say no, if any.
  /// - Throws: `LedgerError` where the ledger cannot be read.
  package func rehearse(_ command: Command, by actor: Actor) throws(LedgerError) -> Refusal? {
    let state = try currentState()
    do throws(Refusal) {
      _ = try state.decide(command, by: actor)
      return nil
    } catch {
      return error
    }
  }

  /// Whether anything could be recorded now.
  ///
  /// - Throws: `LedgerError.newerVersion` or `.olderVersion`, or what keeps the log from being signed or
  ///   written.
  package func rehearseRecording() throws(LedgerError) {
    try require(.current, in: currentState())
    do { try log.rehearseAppending() } catch { throw LedgerError(error) }
  }

  /// Records what the runner reports of a run under way, where no rule says no.
  ///
  /// What is decided is durable when this returns.
  ///
  /// - Parameters:
  ///   - report: The event as the runner saw it.
  ///   - actor: Who ordered the run or resumed it.
  ///   - cause: That order, and the first of its chain.
  /// - Returns: What was decided and recorded.
  /// - Throws: As `execute(_:by:)`.
  @discardableResult
  package func record(
    _ report: RunEvent, by actor: Actor, cause: Causation
  ) throws(LedgerError) -> ReportDecision {
    try append { state, _ in
      let decision = state.decide(report: report)
      let events =
        switch decision {
        case .accepted(let events), .refused(_, let events): events
        }
      let drafts = try events.map { try draft($0, by: actor.text, cause: cause) }
      return Step(drafts: drafts, events: events) { _ in decision }
    }
  }

  /// Records what came of telling somebody of a destination's condition.
  ///
  /// What is decided is durable when this returns.
  ///
  /// - Parameters:
  ///   - report: The event as the runner saw it.
  ///   - subject: The run that changed the condition, or the destination where none did: the
  ///     command with which it began is the report's cause, and its actor the report's.
  /// - Throws: As `execute(_:by:)`.
  package func record(
    _ report: NotificationEvent, because subject: Subject
  ) throws(LedgerError) {
    let order = try log.order(of: subject)
    try append { state, _ in
      let events = order == nil ? [] : state.decide(report: report)
      let drafts = try events.compactMap { event in
        try order.map { try draft(event, by: $0.actor, cause: $0.cause) }
      }
      return Step(drafts: drafts, events: events) { _ in }
    }
  }

  /// Records what came of deleting a person at Sendinblue.
  ///
  /// Durable when this returns.
  ///
  /// - Parameters:
  ///   - report: The event as the runner saw it.
  ///   - outcome: The order to delete them, under whose actor and as whose consequence it goes on
  ///     record.
  /// - Throws: As `execute(_:by:)`.
  package func record(
    _ report: DataSubjectEvent, because outcome: Outcome
  ) throws(LedgerError) {
    let cause = Causation(command: outcome.command, correlation: outcome.correlation)
    try append { state, _ in
      let events = state.decide(report: report)
      let drafts = try events.map { try draft($0, by: outcome.actor.text, cause: cause) }
      return Step(drafts: drafts, events: events) { _ in }
    }
  }

  /// The state of this moment.
  ///
  /// - Throws: `LedgerError` where the log cannot be read.
  package func currentState() throws(LedgerError) -> State {
    do {
      var (state, position) = latest
      try log.read(after: position, upTo: nil) { entry in
        try state.evolve(entry)
        position = entry.position
      }
      latest = (state, position)
      return state
    } catch {
      throw LedgerError(error)
    }
  }

  /// What one transaction appends, and what is then said of it.
  private struct Step<Result> {
    let drafts: [Draft]
    let events: [Event]
    let result: (Position) -> Result
  }

  /// Of which version a ledger may be for something to be recorded.
  private enum Writable {
    /// Of the version that this program writes.
    case current
    /// Of none yet, or of an earlier one.
    case any

    init(_ command: Command) {
      switch command {
      case .user(.createLedger), .custody(.upgrade): self = .any
      default: self = .current
      }
    }
  }

  private func append<Result>(
    _ writable: Writable = .current,
    _ step: (State, borrowing LogTransaction) throws -> Step<Result>
  ) throws(LedgerError) -> Result {
    do {
      let known = latest
      let (state, head, result) = try log.write { transaction in
        var state = known.state
        // Others may have written since: what they decided counts.
        try transaction.forEachEntry(after: known.position) { try state.evolve($0) }
        try require(writable, in: state)
        let step = try step(state, transaction)
        let before = try transaction.head()
        let entries = try transaction.append(step.drafts, expecting: before)
        for event in step.events { state.evolve(event) }
        let head = entries.last?.position ?? before
        return (state, head, step.result(head))
      }
      // A crash here leaves the entries in the log and the views behind it; they catch up when
      // they are next opened.
      latest = (state, head)
      do throws(ViewsError) {
        try views.catchUp(with: log)
      } catch {
        throw LedgerError.viewsBehind(head: head, cause: error)
      }
      return result
    } catch {
      throw LedgerError(error)
    }
  }

  /// Lets nobody write what programs of the ledger's version would not know, or into what we do not.
  private func require(_ writable: Writable, in state: State) throws(LedgerError) {
    if state.version < .current, writable == .any { return }
    if let error = LedgerError(recordingIn: location.directory, of: state.version) { throw error }
  }

  /// An event's draft, of now and under a new identity.
  private func draft(_ event: Event, by actor: String, cause: Causation) throws -> Draft {
    let id = surroundings.identifier().description
    return try scribe.draft(
      event, id: id, time: surroundings.now.description, by: actor, cause: cause)
  }
}

extension State {
  /// The state after an entry; commands change nothing by themselves.
  fileprivate mutating func evolve(_ entry: Entry) throws {
    switch try RecordedMessage(entry) {
    case .command: break
    case .event(let event, _): evolve(event)
    }
  }
}
