/// What an actor asks about the ledger's schedule, and about refreshes.
package enum ScheduleCommand: Hashable, Sendable {
  /// Refresh at these times from now on.
  case set(Set)
  /// Refresh only when somebody asks.
  case switchOff(SwitchOff)
  /// Begin a refresh.
  case startRefresh(StartRefresh)
  /// End a refresh whose destinations were all tried.
  case completeRefresh(CompleteRefresh)

  /// The stored name of each command.
  package enum Kind: String, CaseIterable, Sendable {
    case set = "set-schedule"
    case switchOff = "switch-off-schedule"
    case startRefresh = "start-refresh"
    case completeRefresh = "complete-refresh"
  }

  /// The command's stored name.
  package var kind: Kind {
    switch self {
    case .set: .set
    case .switchOff: .switchOff
    case .startRefresh: .startRefresh
    case .completeRefresh: .completeRefresh
    }
  }

  /// What the command asks with.
  package var payload: any Payload {
    switch self {
    case .set(let payload): payload
    case .switchOff(let payload): payload
    case .startRefresh(let payload): payload
    case .completeRefresh(let payload): payload
    }
  }

  /// What the command is about.
  package var subject: Subject {
    switch self {
    case .set, .switchOff: .schedule
    case .startRefresh(let payload): .refresh(payload.refresh)
    case .completeRefresh(let payload): .refresh(payload.refresh)
    }
  }

  /// Reads a recorded command.
  ///
  /// - Parameters:
  ///   - kind: The stored name.
  ///   - reader: Holds the payload.
  /// - Throws: The reader's error where the payload is not the kind's.
  package init(_ kind: Kind, from reader: some PayloadReader) throws {
    switch kind {
    case .set: self = .set(try reader.read(Set.self))
    case .switchOff: self = .switchOff(try reader.read(SwitchOff.self))
    case .startRefresh: self = .startRefresh(try reader.read(StartRefresh.self))
    case .completeRefresh: self = .completeRefresh(try reader.read(CompleteRefresh.self))
    }
  }
}

extension ScheduleCommand {
  /// Refresh at these times from now on.
  package struct Set: Payload {
    /// When.
    package let schedule: Schedule
    /// Whether the machine's time zone database knows the zone.
    package let isTimeZoneKnown: Bool
    /// The present instant: what was due before it is not missed.
    package let from: Timestamp

    /// Asks for a schedule.
    package init(schedule: Schedule, isTimeZoneKnown: Bool, from: Timestamp) {
      self.schedule = schedule
      self.isTimeZoneKnown = isTimeZoneKnown
      self.from = from
    }
  }
}

extension ScheduleCommand {
  /// Refresh only when somebody asks.
  package struct SwitchOff: Payload {
    /// Asks for no schedule.
    package init() {}
  }
}

extension ScheduleCommand {
  /// Begin a refresh.
  package struct StartRefresh: Payload {
    /// Which refresh.
    package let refresh: RefreshID
    /// The instant of the ledger's schedule that has come; nothing where none has.
    package let occasion: Occasion?
    /// The destinations whose own schedules ask for them.
    package let own: [OwnOccasion]

    /// Asks for a refresh.
    package init(refresh: RefreshID, occasion: Occasion?, own: [OwnOccasion] = []) {
      self.refresh = refresh
      self.occasion = occasion
      self.own = own
    }
  }
}

extension ScheduleCommand {
  /// End a refresh.
  package struct CompleteRefresh: Payload {
    /// Which refresh.
    package let refresh: RefreshID

    /// Asks for the end.
    package init(refresh: RefreshID) {
      self.refresh = refresh
    }
  }
}
