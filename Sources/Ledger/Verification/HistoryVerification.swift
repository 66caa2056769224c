package import Domain
package import EventLog

/// Follows all entries of a log in order: by whose keys commands were signed at the time, and that
/// everything was decided as it would be again.
///
/// The state is the log's own, from its first entry on. Where an entry cannot be read, what it did is
/// not known, and nothing is said of what comes behind it.
package struct HistoryVerification {
  /// The configuration behind the last entry.
  package private(set) var state = State()
  /// Whether all entries could be read, so that the configuration is the log's.
  package var isComplete: Bool { !isLost }
  /// What is wrong, in no order.
  package private(set) var problems: [VerificationProblem] = []

  private let log: EventLog
  /// A command whose decision begins with the next entry.
  private var pending: ExaminedCommand?
  private var decision = Decision.none
  private var last = Position.beginning
  /// Sizes of checkpoints that were seen, of the last two stretches.
  private var checkpoints: [Set<Position>] = []
  private var isAstray = false
  private var isLost = false

  /// What is still to come of a decision.
  private struct Decision {
    /// The record of the command; nothing of a report.
    let cause: Envelope?
    var events: ArraySlice<Event>

    static let none = Decision(cause: nil, events: [])
  }

  private init(_ log: EventLog) {
    self.log = log
  }

  /// Verifies what the entries of a log say.
  ///
  /// All processors are used; memory does not grow with the log.
  ///
  /// - Parameters:
  ///   - log: The log.
  ///   - size: How many of its entries.
  ///   - progress: Told how many of them have been looked at, of how many.
  /// - Returns: What was found.
  /// - Throws: `EventLogError` where the file cannot be read to its end.
  package static func verify(
    _ log: EventLog, upTo size: UInt64, progress: @Sendable (UInt64, UInt64) -> Void
  ) async throws -> Self {
    var history = Self(log)
    try await log.examine(upTo: size) {
      EntryExamination(of: $0)
    } take: {
      try history.follow($0)
      if let last = $0.last { progress(UInt64(last.rawValue), size) }
    }
    try history.finish()
    return history
  }

  private mutating func follow(_ examination: EntryExamination) throws {
    for problem in examination.problems { tell(problem) }
    checkpoints = checkpoints.suffix(1) + [examination.checkpoints]
    for entry in examination.entries {
      if isLost { return }
      try follow(entry)
    }
  }

  private mutating func follow(_ entry: ExaminedEntry) throws {
    switch entry {
    case .unreadable(let position):
      isLost = true
      for part in [VerificationProblem.Part.signatures, .decisions] {
        let what = "Entry \(position) cannot be read: nothing is known of what is behind it."
        tell(VerificationProblem(part, .malformed, at: position, what))
      }
    case .command(let command):
      try finish()
      isAstray = false
      begin(at: command.position)
      pending = command
      last = command.position
    case .event(let event, let envelope):
      if let command = pending { try judge(command, before: (event, envelope)) }
      take(event, envelope)
      last = envelope.position
    }
  }

  /// Ends what no entry follows any more.
  private mutating func finish() throws {
    if isLost { return }
    if let command = pending { try judge(command, before: nil) }
    guard !decision.events.isEmpty else { return }
    let missing = decision.events.map(\.name).joined(separator: ", ")
    let what = "Behind entry \(last) there should be \(missing)."
    tell(VerificationProblem(.decisions, .deleted, at: last, what))
    for due in decision.events { state.evolve(due) }
    decision = .none
  }

  private mutating func judge(
    _ command: ExaminedCommand, before next: (event: Event, envelope: Envelope)?
  ) throws {
    pending = nil
    let judgement = CommandJudgement(
      command, isKnown: try command.isKnown(in: log), in: state, before: next)
    for problem in judgement.problems { tell(problem) }
    decision = Decision(cause: command.envelope, events: judgement.events[...])
  }

  private mutating func take(_ event: Event, _ envelope: Envelope) {
    if decision.events.isEmpty { beginReport(event, envelope) }
    guard let place = decision.events.firstIndex(where: { $0.tellsTheSame(as: event) }) else {
      if let due = decision.events.popFirst() {
        let what = "Entry \(envelope.position) should be \(due.name), and as it was decided."
        tell(VerificationProblem(.decisions, .edited, at: envelope.position, what))
        state.evolve(due)
      } else {
        state.evolve(event)
      }
      return
    }
    for due in decision.events[..<place] {
      let what = "Before entry \(envelope.position) there should be \(due.name)."
      tell(VerificationProblem(.decisions, .deleted, at: envelope.position, what))
      state.evolve(due)
    }
    decision.events = decision.events[(place + 1)...]
    if let cause = decision.cause,
      envelope.causationID != cause.id || envelope.actor != cause.actor
        || envelope.correlationID != cause.correlationID
    {
      let what = "Entry \(envelope.position) names another cause, chain or actor than it has."
      tell(VerificationProblem(.decisions, .edited, at: envelope.position, what))
    }
    state.evolve(event)
  }

  /// What no command before it brought about, somebody has to have reported.
  private mutating func beginReport(_ event: Event, _ envelope: Envelope) {
    if let events = state.redecide(event) {
      begin(at: envelope.position)
      decision = Decision(cause: nil, events: events[...])
    } else if !isAstray {
      isAstray = true
      let what = "Nothing on record brought entry \(envelope.position) about."
      tell(VerificationProblem(.decisions, .inserted, at: envelope.position, what))
    }
  }

  /// A decision is a transaction, and the one before it ended with a checkpoint.
  private mutating func begin(at position: Position) {
    guard !isAstray, let end = Position(rawValue: position.rawValue - 1), end != .beginning,
      end == last, !checkpoints.contains(where: { $0.contains(end) })
    else { return }
    let what = "The checkpoint of \(end) entries is gone: the log was signed there."
    tell(VerificationProblem(.checkpoints, .deleted, at: end, what))
  }

  private mutating func tell(_ problem: VerificationProblem) {
    guard problems.count(where: { $0.part == problem.part }) < LogVerification.mostProblems else {
      return
    }
    problems.append(problem)
  }
}
