/// What an actor asks for.
package enum Command: Hashable, Sendable {
  /// About users, and the ledger's beginning.
  case user(UserCommand)
  /// About connections.
  case connection(ConnectionCommand)
  /// About segments.
  case segment(SegmentCommand)
  /// About destinations.
  case destination(DestinationCommand)
  /// About runs.
  case run(RunCommand)
  /// About the ledger's schedule and refreshes.
  case schedule(ScheduleCommand)
  /// About notifications.
  case notification(NotificationCommand)
  /// About people whose data leaves.
  case dataSubject(DataSubjectCommand)
  /// About what the ledger holds.
  case custody(CustodyCommand)

  /// The command's stored name, such as `create-connection`.
  package var name: String {
    switch self {
    case .user(let command): command.kind.rawValue
    case .connection(let command): command.kind.rawValue
    case .segment(let command): command.kind.rawValue
    case .destination(let command): command.kind.rawValue
    case .run(let command): command.kind.rawValue
    case .schedule(let command): command.kind.rawValue
    case .notification(let command): command.kind.rawValue
    case .dataSubject(let command): command.kind.rawValue
    case .custody(let command): command.kind.rawValue
    }
  }

  /// What the command asks with.
  package var payload: any Payload {
    switch self {
    case .user(let command): command.payload
    case .connection(let command): command.payload
    case .segment(let command): command.payload
    case .destination(let command): command.payload
    case .run(let command): command.payload
    case .schedule(let command): command.payload
    case .notification(let command): command.payload
    case .dataSubject(let command): command.payload
    case .custody(let command): command.payload
    }
  }

  /// What the command is about.
  package var subject: Subject {
    switch self {
    case .user(let command): command.subject
    case .connection(let command): command.subject
    case .segment(let command): command.subject
    case .destination(let command): command.subject
    case .run(let command): command.subject
    case .schedule(let command): command.subject
    case .notification(let command): command.subject
    case .dataSubject(let command): command.subject
    case .custody(let command): command.subject
    }
  }

  /// Reads a recorded command; gives nothing where no command has that name.
  ///
  /// - Parameters:
  ///   - name: The stored name.
  ///   - reader: Holds the payload.
  /// - Throws: The reader's error where the payload is not that command's.
  package init?(name: String, from reader: some PayloadReader) throws {
    if let kind = UserCommand.Kind(rawValue: name) {
      self = .user(try UserCommand(kind, from: reader))
    } else if let kind = ConnectionCommand.Kind(rawValue: name) {
      self = .connection(try ConnectionCommand(kind, from: reader))
    } else if let kind = SegmentCommand.Kind(rawValue: name) {
      self = .segment(try SegmentCommand(kind, from: reader))
    } else if let kind = DestinationCommand.Kind(rawValue: name) {
      self = .destination(try DestinationCommand(kind, from: reader))
    } else if let kind = RunCommand.Kind(rawValue: name) {
      self = .run(try RunCommand(kind, from: reader))
    } else if let kind = ScheduleCommand.Kind(rawValue: name) {
      self = .schedule(try ScheduleCommand(kind, from: reader))
    } else if let kind = NotificationCommand.Kind(rawValue: name) {
      self = .notification(try NotificationCommand(kind, from: reader))
    } else if let kind = DataSubjectCommand.Kind(rawValue: name) {
      self = .dataSubject(try DataSubjectCommand(kind, from: reader))
    } else if let kind = CustodyCommand.Kind(rawValue: name) {
      self = .custody(try CustodyCommand(kind, from: reader))
    } else {
      return nil
    }
  }

  /// Every command's stored name.
  package static var names: [String] {
    UserCommand.Kind.allCases.map(\.rawValue) + ConnectionCommand.Kind.allCases.map(\.rawValue)
      + SegmentCommand.Kind.allCases.map(\.rawValue)
      + DestinationCommand.Kind.allCases.map(\.rawValue) + RunCommand.Kind.allCases.map(\.rawValue)
      + ScheduleCommand.Kind.allCases.map(\.rawValue)
      + NotificationCommand.Kind.allCases.map(\.rawValue)
      + DataSubjectCommand.Kind.allCases.map(\.rawValue)
      + CustodyCommand.Kind.allCases.map(\.rawValue)
  }
}
