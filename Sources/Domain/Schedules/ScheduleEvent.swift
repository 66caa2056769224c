/// What happened to the ledger's schedule, and to refreshes.
package enum ScheduleEvent: Hashable, Sendable {
  /// Refreshes are due at these times from now on.
  case set(Set)
  /// Refreshes are due no more.
  case switchedOff(SwitchedOff)
  /// A refresh began.
  case refreshStarted(RefreshStarted)
  /// A refresh ended: each of its destinations was tried.
  case refreshCompleted(RefreshCompleted)

  /// The stored name of each event.
  package enum Kind: String, CaseIterable, Sendable {
    case set = "schedule-set"
    case switchedOff = "schedule-switched-off"
    case refreshStarted = "refresh-started"
    case refreshCompleted = "refresh-completed"
  }

  /// The event's stored name.
  package var kind: Kind {
    switch self {
    case .set: .set
    case .switchedOff: .switchedOff
    case .refreshStarted: .refreshStarted
    case .refreshCompleted: .refreshCompleted
    }
  }

  /// What the event tells.
  package var payload: any Payload {
    switch self {
    case .set(let payload): payload
    case .switchedOff(let payload): payload
    case .refreshStarted(let payload): payload
    case .refreshCompleted(let payload): payload
    }
  }

  /// What the event is about.
  package var subject: Subject {
    switch self {
    case .set, .switchedOff: .schedule
    case .refreshStarted(let payload): .refresh(payload.refresh)
    case .refreshCompleted(let payload): .refresh(payload.refresh)
    }
  }

  /// Reads a recorded event.
  ///
  /// - Parameters:
  ///   - kind: The stored name.
  ///   - reader: Holds the payload.
  /// - Throws: The reader's error where the payload is not the kind's.
  package init(_ kind: Kind, from reader: some PayloadReader) throws {
    switch kind {
    case .set: self = .set(try reader.read(Set.self))
    case .switchedOff: self = .switchedOff(try reader.read(SwitchedOff.self))
    case .refreshStarted: self = .refreshStarted(try reader.read(RefreshStarted.self))
    case .refreshCompleted: self = .refreshCompleted(try reader.read(RefreshCompleted.self))
    }
  }
}

extension ScheduleEvent {
  /// Refreshes are due at these times.
  package struct Set: Payload {
    /// When.
    package let schedule: Schedule
    /// The instant up to which nothing is due.
    package let from: Timestamp

    /// Tells of a schedule.
    package init(schedule: Schedule, from: Timestamp) {
      self.schedule = schedule
      self.from = from
    }
  }
}

extension ScheduleEvent {
  /// Refreshes are due no more.
  package struct SwitchedOff: Payload {
    /// Tells of the schedule's end.
    package init() {}
  }
}

extension ScheduleEvent {
  /// A refresh began.
  package struct RefreshStarted: Payload {
    /// Which refresh.
    package let refresh: RefreshID
    /// Who ordered it.
    package let orderer: Orderer
    /// The instant of the ledger's schedule that it serves, if any.
    package let occasion: Occasion?
    /// The destinations that take part because of their own schedules.
    package let own: [OwnOccasion]
    /// Every destination that takes part, in the order in which they will be tried.
    package let destinations: [DestinationID]

    /// Tells of a refresh.
    package init(
      refresh: RefreshID, orderer: Orderer, occasion: Occasion?, own: [OwnOccasion],
      destinations: [DestinationID]
    ) {
      self.refresh = refresh
      self.orderer = orderer
      self.occasion = occasion
      self.own = own
      self.destinations = destinations
    }
  }
}

extension ScheduleEvent {
  /// A refresh ended.
  package struct RefreshCompleted: Payload {
    /// Which refresh.
    package let refresh: RefreshID
    /// What it came to.
    package let figures: RefreshFigures

    /// Tells of an end.
    package init(refresh: RefreshID, figures: RefreshFigures) {
      self.refresh = refresh
      self.figures = figures
    }
  }
}
