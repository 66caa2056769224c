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
  /// To the ledger's schedule and refreshes.
  case schedule(ScheduleEvent)
  /// To notifications.
  case notification(NotificationEvent)
  /// To people whose data leaves, or what was done about them.
  case dataSubject(DataSubjectEvent)
  /// To what the ledger holds.
  case custody(CustodyEvent)
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
    case .schedule(let event): event.kind.rawValue
    case .notification(let event): event.kind.rawValue
    case .dataSubject(let event): event.kind.rawValue
    case .custody(let event): event.kind.rawValue
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
    case .schedule(let event): event.payload
    case .notification(let event): event.payload
    case .dataSubject(let event): event.payload
    case .custody(let event): event.payload
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
    case .schedule(let event): event.subject
    case .notification(let event): event.subject
    case .dataSubject(let event): event.subject
    case .custody(let event): event.subject
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
    } else if let kind = ScheduleEvent.Kind(rawValue: name) {
      self = .schedule(try ScheduleEvent(kind, from: reader))
    } else if let kind = NotificationEvent.Kind(rawValue: name) {
      self = .notification(try NotificationEvent(kind, from: reader))
    } else if let kind = DataSubjectEvent.Kind(rawValue: name) {
      self = .dataSubject(try DataSubjectEvent(kind, from: reader))
    } else if let kind = CustodyEvent.Kind(rawValue: name) {
      self = .custody(try CustodyEvent(kind, from: reader))
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
      + ScheduleEvent.Kind.allCases.map(\.rawValue)
      + NotificationEvent.Kind.allCases.map(\.rawValue)
      + DataSubjectEvent.Kind.allCases.map(\.rawValue)
      + CustodyEvent.Kind.allCases.map(\.rawValue) + [CommandRefused.name]
  }

  /// The versions in which an event was ever recorded.
  ///
  /// - Parameter name: Its stored name.
  /// - Returns: The versions, up to the one in which it is recorded now.
  package static func versions(of name: String) -> ClosedRange<Int> {
    switch name {
    case UserEvent.Kind.ledgerCreated.rawValue: 1...UserEvent.LedgerCreated.version
    default: 1...1
    }
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
  /// The destination that a refresh was to run, where it could not be run as it was ordered;
  /// nothing where only whoever asked might not order it.
  package let destination: DestinationID?
  /// That refresh.
  package let refresh: RefreshID?

  /// Tells of a command that was refused.
  package init(refusing command: Command, because refusal: Refusal) {
    var start: RunCommand.Start?
    if case .run(.start(let order)) = command, order.refresh != nil, refusal.isOfDestination {
      start = order
    }
    self.command = command.name
    subject = command.subject
    rule = refusal.rule
    reason = refusal.description
    run = nil
    destination = start?.destination
    refresh = start?.refresh
  }

  /// Tells of a run that was ordered, and refused once its sources were read.
  package init(refusing run: RunID, because refusal: Refusal) {
    command = RunCommand.Kind.start.rawValue
    subject = .run(run)
    rule = refusal.rule
    reason = refusal.description
    self.run = run
    destination = nil
    refresh = nil
  }
}
