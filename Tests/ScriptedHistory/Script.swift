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
  private var firstCommands: [RunID: String] = [:]
  private var lastCommands: [RunID: String] = [:]

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
    let correlation = chain(of: command, id: id)
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

  /// Has the runner report something about a run.
  ///
  /// - Parameter report: What.
  /// - Throws: What keeps it from being written down.
  package mutating func report(_ report: RunEvent) throws {
    let actor = Actor.user(state.runs[report.run]?.order.exportUser ?? Cast.ada)
    let events =
      switch state.decide(report: report) {
      case .accepted(let events): events
      case .refused(_, let events): events
      }
    let first = firstCommands[report.run] ?? ""
    let last = lastCommands[report.run] ?? first
    for event in events {
      pending.append(try draft(of: event, causation: last, correlation: first, by: actor))
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
        id: id, source: Self.origin, type: type, subject: "ledger", time: time(of: count),
        dataschema: "urn:\(type)", actor: Actor.user(Cast.ada).text, causationID: nil,
        correlationID: id, data: Array(data.utf8)))
  }

  /// The first command of the chain that a command belongs to.
  private mutating func chain(of command: Command, id: String) -> String {
    guard case .run(let command) = command else { return id }
    switch command {
    case .start(let start):
      if firstCommands[start.run] == nil { firstCommands[start.run] = id }
      lastCommands[start.run] = id
      return id
    case .resume(let resumption):
      lastCommands[resumption.run] = id
      return firstCommands[resumption.run] ?? id
    case .cancel(let cancellation): return firstCommands[cancellation.run] ?? id
    }
  }

  private mutating func nextID() -> String {
    count += 1
    return UUIDv7(milliseconds: milliseconds(of: count), random: (1, UInt64(count))).description
  }

  private func draft(
    of command: Command, id: String, correlation: String, by actor: Actor
  ) throws -> Draft {
    let type = "waybill.command.\(command.name).v1"
    let time = time(of: count)
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
    let type = "waybill.event.\(event.name).v1"
    let id = nextID()
    return Draft(
      id: id, source: Self.origin, type: type, subject: event.subject.text,
      time: time(of: count), dataschema: "urn:\(type)", actor: actor.text,
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

  /// One draft a second, from 2026-11-23T09:00:00.000Z.
  private func milliseconds(of draft: Int) -> Int64 { 1_795_424_400_000 + Int64(draft) * 1000 }

  private func time(of draft: Int) -> String {
    Timestamp(milliseconds: milliseconds(of: draft)).description
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
