package import Domain
package import EventLog

/// Makes up a history the way the ledger does: what is asked is decided against the state, and
/// request and consequences follow each other.
///
/// Times and ids come from a count, so that the same script gives the same bytes.
package struct Script {
  /// The origin of the ledger that the history is about.
  package static let origin = "waybill.example/history"

  /// The configuration after everything so far.
  package private(set) var state = State()
  /// What is not in a log yet.
  private var pending: [Draft] = []
  private var count = 0
  /// The time of the last draft; the first is a second after 2026-11-23T09:00:00.000Z.
  package private(set) var now = Timestamp(milliseconds: 1_795_424_400_000)
  /// The first command of the chain of a run or a refresh, and the last command about a run.
  private var firstCommands: [Subject: String] = [:]
  private var lastCommands: [RunID: (id: String, actor: Actor)] = [:]

  /// Begins a history.
  package init() {}

  /// Appends to a log what happened since the last time.
  ///
  /// - Parameter log: The log; empty the first time, and the same later.
  /// - Throws: What keeps it from being written down.
  package mutating func write(into log: EventLog) throws {
    let head = try log.head()
    try log.write { transaction in
      _ = try transaction.append(pending, expecting: head)
    }
    pending = []
  }

  /// Has somebody ask for something.
  ///
  /// - Parameters:
  ///   - command: What.
  ///   - actor: Who.
  /// - Throws: What keeps it from being written down.
  package mutating func ask(_ command: Command, by actor: Actor) throws {
    let events: [Event]
    do throws(Refusal) {
      events = try state.decide(command, by: actor)
    } catch {
      events = state.refuse(command, because: error)
    }
    let id = nextID()
    let correlation = chain(of: command, id: id, by: actor)
    let request = try draft(of: command, id: id, correlation: correlation, by: actor)
    pending.append(request)
    for event in events {
      pending.append(
        try draft(of: event, causation: id, correlation: correlation, by: actor))
      state.evolve(event)
    }
  }

  /// Has a user ask for something.
  ///
  /// - Parameters:
  ///   - command: What.
  ///   - user: Who.
  /// - Throws: What keeps it from being written down.
  package mutating func ask(_ command: Command, by user: UserID = Cast.ada) throws {
    try ask(command, by: .user(user))
  }

  /// Lets time pass.
  ///
  /// - Parameter instant: What comes next is a second after it.
  package mutating func wait(until instant: Timestamp) { now = max(now, instant) }

  /// Has the runner report something about a run.
  ///
  /// - Parameter report: What.
  /// - Throws: What keeps it from being written down.
  package mutating func report(_ report: RunEvent) throws {
    let events =
      switch state.decide(report: report) {
      case .accepted(let events): events
      case .refused(_, let events): events
      }
    try append(events, becauseOf: report.run)
  }

  /// Has the runner report what came of telling somebody about a destination.
  ///
  /// - Parameters:
  ///   - report: What.
  ///   - run: The run that changed the destination's condition, or was to.
  /// - Throws: What keeps it from being written down.
  package mutating func report(_ report: NotificationEvent, after run: RunID) throws {
    try append(state.decide(report: report), becauseOf: run)
  }

  /// Has the runner report what came of deleting a person.
  ///
  /// - Parameter report: What.
  /// - Throws: What keeps it from being written down.
  package mutating func report(_ report: DataSubjectEvent) throws {
    let cause = pending.last?.causationID ?? ""
    for event in state.decide(report: report) {
      pending.append(
        try draft(of: event, causation: cause, correlation: cause, by: .user(Cast.ada)))
    }
  }

  private mutating func append(_ events: [Event], becauseOf run: RunID) throws {
    let first = firstCommands[.run(run)] ?? ""
    let last = lastCommands[run] ?? (first, .user(Cast.ada))
    for event in events {
      pending.append(try draft(of: event, causation: last.id, correlation: first, by: last.actor))
      state.evolve(event)
    }
  }

  /// Appends a record of any type and data, as a later version might.
  ///
  /// - Parameters:
  ///   - type: The record's type.
  ///   - data: One canonical JSON object.
  package mutating func append(type: String, data: String) {
    let id = nextID()
    pending.append(
      Draft(
        id: id, source: Self.origin, type: type, subject: "ledger", time: now.description,
        dataschema: "urn:\(type)", actor: Actor.user(Cast.ada).text, causationID: nil,
        correlationID: id, data: Array(data.utf8)))
  }

  /// The first command of the chain that a command belongs to.
  private mutating func chain(of command: Command, id: String, by actor: Actor) -> String {
    switch command {
    case .run(let command): return chain(of: command, id: id, by: actor)
    case .schedule(.startRefresh), .schedule(.completeRefresh):
      let first = firstCommands[command.subject] ?? id
      firstCommands[command.subject] = first
      return first
    case .user, .connection, .segment, .destination, .schedule, .notification, .dataSubject,
      .custody:
      return id
    }
  }

  private mutating func chain(of command: RunCommand, id: String, by actor: Actor) -> String {
    switch command {
    case .start(let start):
      let first = start.refresh.flatMap { firstCommands[.refresh($0)] } ?? id
      if firstCommands[command.subject] == nil { firstCommands[command.subject] = first }
      lastCommands[start.run] = (id, actor)
      return first
    case .resume(let resumption):
      lastCommands[resumption.run] = (id, actor)
      return firstCommands[command.subject] ?? id
    case .cancel: return firstCommands[command.subject] ?? id
    }
  }

  private mutating func nextID() -> String {
    count += 1
    now = Timestamp(milliseconds: now.milliseconds + 1000)
    return UUIDv7(milliseconds: now.milliseconds, random: (1, UInt64(count))).description
  }

  private func draft(
    of command: Command, id: String, correlation: String, by actor: Actor
  ) throws -> Draft {
    let type = "waybill.command.\(command.name).v1"
    let time = now.description
    let document = try Self.document(
      command.payload, actor: actor.text, id: id, time: time, type: type)
    return Draft(
      id: id, source: Self.origin, type: type, subject: command.subject.text, time: time,
      dataschema: "urn:\(type)", actor: actor.text, causationID: nil, correlationID: correlation,
      data: try CanonicalJSON.encode(["payload": document]))
  }

  private mutating func draft(
    of event: Event, causation: String, correlation: String, by actor: Actor
  ) throws -> Draft {
    let type = "waybill.event.\(event.name).v\(Swift.type(of: event.payload).version)"
    let id = nextID()
    return Draft(
      id: id, source: Self.origin, type: type, subject: event.subject.text,
      time: now.description, dataschema: "urn:\(type)", actor: actor.text,
      causationID: causation, correlationID: correlation,
      data: try CanonicalJSON.encode(event.payload))
  }

  private static func document(
    _ arguments: some Payload, actor: String, id: String, time: String, type: String
  ) throws -> String {
    let document = CommandDocument(
      actor: actor, arguments: arguments, id: id, source: origin, time: time, type: type)
    return String(decoding: try CanonicalJSON.encode(document), as: UTF8.self)
  }
}

/// What an actor signs.
private struct CommandDocument<Arguments: Encodable>: Encodable {
  let actor: String
  let arguments: Arguments
  let id: String
  let source: String
  let time: String
  let type: String
}
