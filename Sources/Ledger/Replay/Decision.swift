import Domain
import EventLog
import Vault
import Views

/// What is decided now of something that is on record, and the records that this would leave.
struct Decision {
  /// What happens.
  let events: [Event]
  /// The records that this leaves, with the identities and times of those on record; none where other
  /// events happen than did.
  let drafts: [Draft]
  /// What is wrong with a command's record beside its decision.
  private let flaws: [String]

  /// Decides again.
  ///
  /// - Parameters:
  ///   - recorded: What is on record.
  ///   - state: The configuration before it.
  ///   - log: The log, for what chains began with.
  /// - Throws: What keeps the log from being read, or a record from being written.
  init(again recorded: RecordedDecision, in state: State, of log: EventLog) throws {
    if let command = recorded.command {
      let isKnown = try command.isKnown(in: log)
      let judgement = CommandJudgement(
        command, isKnown: isKnown, in: state, before: recorded.events.first)
      (events, flaws) = (judgement.events, judgement.problems.map(\.what))
      let signer = state.signer(
        by: command.credentials(isKnown: isKnown), of: command.document.command)
      let order = try Scribe(origin: command.envelope.source).draft(
        command.signed, command.document, id: command.envelope.id, time: command.envelope.time,
        by: signer.text, correlation: try log.chain(of: command.document.command))
      let cause = Causation(command: order.id, correlation: order.correlationID)
      let drafts = try Self.drafts(of: events, like: recorded, by: signer.text, cause)
      self.drafts = drafts.map { [order] + $0 } ?? []
    } else {
      let first = recorded.events.first
      let events = first.flatMap { state.redecide($0.event) } ?? []
      // Under whose order something is reported is a fact that the runner brings.
      let cause = first?.envelope.causationID.map {
        Causation(command: $0, correlation: first?.envelope.correlationID ?? "")
      }
      drafts =
        try cause.flatMap {
          try Self.drafts(of: events, like: recorded, by: first?.envelope.actor ?? "", $0)
        } ?? []
      (self.events, flaws) = (events, [])
    }
  }

  /// What differs from what is on record; nothing where all is as it was, byte by byte.
  ///
  /// - Throws: What keeps a record from being written.
  func difference(from recorded: RecordedDecision) throws -> ReplayDifference? {
    let envelopes =
      [recorded.command?.envelope].compactMap(\.self) + recorded.events.map(\.envelope)
    guard let entry = envelopes.first?.position else { return nil }
    guard drafts.count == envelopes.count else {
      return ReplayDifference(
        entry: entry, subject: recorded.name,
        recorded: try recorded.events.map { try Self.line(of: $0.event) },
        decided: try events.map(Self.line))
    }
    let due = envelopes.map(Draft.init)
    if due == drafts, flaws.isEmpty { return nil }
    let records = try zip(zip(due, drafts), envelopes).map { pair, envelope in
      (try pair.0.record(at: envelope.position), try pair.1.record(at: envelope.position))
    }
    let others = records.filter { $0 != $1 }
    return ReplayDifference(
      entry: entry, subject: recorded.name, recorded: others.map(\.0),
      decided: others.map(\.1) + flaws)
  }

  /// The records of events, where they are those that happened.
  private static func drafts(
    of events: [Event], like recorded: RecordedDecision, by actor: String, _ cause: Causation
  ) throws -> [Draft]? {
    guard events.count == recorded.events.count,
      zip(events, recorded.events).allSatisfy({ $0.tellsTheSame(as: $1.event) })
    else { return nil }
    // A refusal's sentence is the one that was said.
    return try recorded.events.map { event, envelope in
      // What an earlier version laid out otherwise tells the same, and stays as it was laid out.
      guard RecordType(of: event).description == envelope.type else { return Draft(envelope) }
      return try Scribe(origin: envelope.source).draft(
        event, id: envelope.id, time: envelope.time, by: actor, cause: cause)
    }
  }

  private static func line(of event: Event) throws -> String {
    let data = try CanonicalJSON.encode(ErasedPayload(event.payload))
    return "\(event.name) \(String(decoding: data, as: UTF8.self))"
  }
}
