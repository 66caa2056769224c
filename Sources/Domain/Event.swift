/// What happened because of a command.
package enum Event: Hashable, Sendable {
  /// To users, and the ledger's beginning.
  case user(UserEvent)
  /// To connections.
  case connection(ConnectionEvent)
  /// To segments.
  case segment(SegmentEvent)
  /// To destinations.
  case destination(DestinationEvent)
  /// To runs.
  case run(RunEvent)
  /// A rule said no.
  case commandRefused(CommandRefused)

  /// The event's stored name, such as `connection-created`.
  package var name: String {
    switch self {
    case .user(let event): event.kind.rawValue
    case .connection(let event): event.kind.rawValue
    case .segment(let event): event.kind.rawValue
    case .destination(let event): event.kind.rawValue
    case .run(let event): event.kind.rawValue
    case .commandRefused: CommandRefused.name
    }
  }

  /// What the event tells.
  package var payload: any Payload {
    switch self {
    case .user(let event): event.payload
    case .connection(let event): event.payload
    case .segment(let event): event.payload
    case .destination(let event): event.payload
    case .run(let event): event.payload
    case .commandRefused(let refused): refused
    }
  }

  /// What the event is about.
  package var subject: Subject {
    switch self {
    case .user(let event): event.subject
    case .connection(let event): event.subject
    case .segment(let event): event.subject
    case .destination(let event): event.subject
    case .run(let event): event.subject
    case .commandRefused(let refused): refused.subject
    }
  }

  /// Reads a recorded event; gives nothing where no event has that name.
  ///
  /// - Parameters:
  ///   - name: The stored name.
  ///   - reader: Holds the payload.
  /// - Throws: The reader's error where the payload is not that event's.
  package init?(name: String, from reader: some PayloadReader) throws {
    if let kind = RunEvent.Kind(rawValue: name) {
      self = .run(try RunEvent(kind, from: reader))
    } else if let kind = UserEvent.Kind(rawValue: name) {
      self = .user(try UserEvent(kind, from: reader))
    } else if let kind = ConnectionEvent.Kind(rawValue: name) {
      self = .connection(try ConnectionEvent(kind, from: reader))
    } else if let kind = SegmentEvent.Kind(rawValue: name) {
      self = .segment(try SegmentEvent(kind, from: reader))
    } else if let kind = DestinationEvent.Kind(rawValue: name) {
      self = .destination(try DestinationEvent(kind, from: reader))
    } else if name == CommandRefused.name {
      self = .commandRefused(try reader.read(CommandRefused.self))
    } else {
      return nil
    }
  }

  /// Every event's stored name.
  package static var names: [String] {
    UserEvent.Kind.allCases.map(\.rawValue) + ConnectionEvent.Kind.allCases.map(\.rawValue)
      + SegmentEvent.Kind.allCases.map(\.rawValue)
      + DestinationEvent.Kind.allCases.map(\.rawValue) + RunEvent.Kind.allCases.map(\.rawValue)
      + [CommandRefused.name]
  }
}

/// A rule said no to a command, or to a run that a command had ordered.
package struct CommandRefused: Payload {
  /// The event's stored name.
  package static let name = "command-refused"

  /// The refused command's stored name.
  package let command: String
  /// What the command was about.
  package let subject: Subject
  /// The rule's name.
  package let rule: String
  /// The rule's sentence.
  package let reason: String
  /// The run that had been ordered and ends herewith, if any.
  package let run: RunID?

  /// Tells of a refusal.
  package init(
    command: String, subject: Subject, refusal: Refusal, run: RunID? = nil
  ) {
    self.command = command
    self.subject = subject
    self.rule = refusal.rule
    self.reason = refusal.description
    self.run = run
  }
}
