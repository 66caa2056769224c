import Domain
import EventLog

/// Whether a command is on record as its signature calls for, and what is decided of it.
struct CommandJudgement {
  /// How much later than its own time a command's events may be, in milliseconds: what is tolerated
  /// when it is decided, and a minute in which to write them down.
  private static let latest = State.tolerance + 60_000

  /// What is wrong with its signature.
  private(set) var problems: [VerificationProblem] = []
  /// What comes of the command, in order.
  let events: [Event]

  /// Judges a command in the state before it.
  ///
  /// - Parameters:
  ///   - command: The command.
  ///   - isKnown: Whether the log held its identity before.
  ///   - state: The state.
  ///   - next: The entry behind it, which tells whether it was refused, and when it was decided.
  init(
    _ command: ExaminedCommand, isKnown: Bool, in state: State,
    before next: (event: Event, envelope: Envelope)?
  ) {
    let (document, envelope) = (command.document, command.envelope)
    let own = next.flatMap { $0.envelope.causationID == envelope.id ? $0 : nil }
    var refused: CommandRefused?
    if case .commandRefused(let refusal)? = own?.event, refusal.run == nil { refused = refusal }
    let credentials = command.credentials(isKnown: isKnown)
    let signer = state.signer(by: credentials, of: document.command)
    var said: [(VerificationProblem.Kind, String)] = []
    do throws(Refusal) {
      // When it was decided is not on record: that it was untimely shows in the record's time.
      _ = try state.authenticate(credentials, of: document.command, at: document.time)
      let untimely = Refusal.commandUntimely(document.time)
      if refused?.rule == untimely.rule, Self.distance(command, envelope.time) > State.tolerance {
        throw untimely
      }
      if !command.hasOwnIdentity || envelope.time != document.time.description
        || envelope.actor != signer.text || envelope.source != document.source
      {
        said.append((.edited, "is not what was signed: its identity, time, actor or ledger differ"))
      }
      if let rule = refused?.rule, Refusal.signatureRules.contains(rule) {
        said.append((.edited, "was refused by the rule \(rule), and its signature holds"))
      }
      if refused == nil, let own, Self.distance(command, own.envelope.time) > Self.latest {
        said.append((.unauthorized, "was signed long before or after it was decided"))
      }
      events = Self.decide(command, by: signer, in: state)
    } catch {
      if refused?.rule != error.rule {
        let rule = "by the rule \(error.rule)"
        said.append(
          refused.map { (.edited, "was refused by the rule \($0.rule), and should be \(rule)") }
            ?? (.unauthorized, "counted, and its signature does not \(rule)"))
      }
      let isUsedUp = command.isGenuine && !isKnown
      if envelope.actor != signer.text || command.hasOwnIdentity != isUsedUp {
        said.append((.edited, "has another actor or identity than its signature proves"))
      }
      events = state.refuse(document.command, because: error)
    }
    problems = said.map { kind, what in
      VerificationProblem(
        .signatures, kind, at: envelope.position, "Entry \(envelope.position) \(what).")
    }
  }

  private static func decide(
    _ command: ExaminedCommand, by signer: Actor, in state: State
  ) -> [Event] {
    do throws(Refusal) {
      return try state.decide(command.document.command, by: signer)
    } catch {
      return state.refuse(command.document.command, because: error)
    }
  }

  /// How far a record's time is from that of a command, in milliseconds.
  private static func distance(_ command: ExaminedCommand, _ time: String) -> Int64 {
    guard let time = Timestamp(time) else { return .max }
    return abs(time.milliseconds - command.document.time.milliseconds)
  }
}
