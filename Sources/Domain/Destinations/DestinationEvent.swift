/// What happened to destinations.
package enum DestinationEvent: Hashable, Sendable {
  /// An export was saved.
  case saved(Saved)
  /// An export was saved otherwise.
  case edited(Edited)
  /// The destination is gone; its record stays.
  case removed(Reference)
  /// Its connection was taken from it; it does not run.
  case detached(Reference)
  /// It has a connection again.
  case attached(Edited)
  /// It runs by itself at these times.
  case scheduled(Scheduled)
  /// Its schedule waits for a person, after too many failures in a row.
  case paused(Paused)
  /// A plan of it was approved.
  case approved(Approved)

  /// The stored name of each event.
  package enum Kind: String, CaseIterable, Sendable {
    case saved = "destination-saved"
    case edited = "destination-edited"
    case removed = "destination-removed"
    case detached = "destination-detached"
    case attached = "destination-attached"
    case scheduled = "destination-scheduled"
    case paused = "destination-paused"
    case approved = "run-approved"
  }

  /// The event's stored name.
  package var kind: Kind {
    switch self {
    case .saved: .saved
    case .edited: .edited
    case .removed: .removed
    case .detached: .detached
    case .attached: .attached
    case .scheduled: .scheduled
    case .paused: .paused
    case .approved: .approved
    }
  }

  /// What the event tells.
  package var payload: any Payload {
    switch self {
    case .saved(let payload): payload
    case .edited(let payload): payload
    case .removed(let payload): payload
    case .detached(let payload): payload
    case .attached(let payload): payload
    case .scheduled(let payload): payload
    case .paused(let payload): payload
    case .approved(let payload): payload
    }
  }

  /// What the event is about.
  package var subject: Subject {
    switch self {
    case .saved(let payload): .destination(payload.destination)
    case .edited(let payload): .destination(payload.destination)
    case .removed(let payload): .destination(payload.destination)
    case .detached(let payload): .destination(payload.destination)
    case .attached(let payload): .destination(payload.destination)
    case .scheduled(let payload): .destination(payload.destination)
    case .paused(let payload): .destination(payload.destination)
    case .approved(let payload): .destination(payload.plan.destination)
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
    case .saved: self = .saved(try reader.read(Saved.self))
    case .edited: self = .edited(try reader.read(Edited.self))
    case .removed: self = .removed(try reader.read(Reference.self))
    case .detached: self = .detached(try reader.read(Reference.self))
    case .attached: self = .attached(try reader.read(Edited.self))
    case .scheduled: self = .scheduled(try reader.read(Scheduled.self))
    case .paused: self = .paused(try reader.read(Paused.self))
    case .approved: self = .approved(try reader.read(Approved.self))
    }
  }
}

extension DestinationEvent {
  /// An export was saved.
  package struct Saved: Payload {
    /// Which destination.
    package let destination: DestinationID
    /// The export, whole.
    package let settings: DestinationSettings
    /// What the list is called at Sendinblue.
    package let listName: String
    /// Who saved it first.
    package let owner: UserID

    /// Tells of a destination.
    package init(
      destination: DestinationID, settings: DestinationSettings, listName: String, owner: UserID
    ) {
      self.destination = destination
      self.settings = settings
      self.listName = listName
      self.owner = owner
    }
  }
}

extension DestinationEvent {
  /// An export was saved otherwise.
  package struct Edited: Payload {
    /// Which destination.
    package let destination: DestinationID
    /// The export until now.
    package let before: DestinationSettings
    /// The export from now on, whole.
    package let settings: DestinationSettings
    /// What the list is called at Sendinblue.
    package let listName: String

    /// Tells of a change.
    package init(
      destination: DestinationID, before: DestinationSettings, settings: DestinationSettings,
      listName: String
    ) {
      self.destination = destination
      self.before = before
      self.settings = settings
      self.listName = listName
    }
  }
}

extension DestinationEvent {
  /// Names the destination that an event is about.
  package struct Reference: Payload {
    /// Which destination.
    package let destination: DestinationID

    /// Names a destination.
    package init(destination: DestinationID) {
      self.destination = destination
    }
  }
}

extension DestinationEvent {
  /// A destination runs by itself at these times.
  package struct Scheduled: Payload {
    /// Which destination.
    package let destination: DestinationID
    /// When it runs by itself.
    package let schedule: DestinationSchedule
    /// The instant up to which nothing is due.
    package let from: Timestamp

    /// Tells of a schedule.
    package init(destination: DestinationID, schedule: DestinationSchedule, from: Timestamp) {
      self.destination = destination
      self.schedule = schedule
      self.from = from
    }
  }
}

extension DestinationEvent {
  /// A destination's schedule waits for a person.
  package struct Paused: Payload {
    /// Which destination.
    package let destination: DestinationID
    /// How often in a row it failed or was refused.
    package let failures: Int

    /// Tells of a pause.
    package init(destination: DestinationID, failures: Int) {
      self.destination = destination
      self.failures = failures
    }
  }
}

extension DestinationEvent {
  /// A plan was approved.
  package struct Approved: Payload {
    /// The plan, whole.
    package let plan: RunPlan
    /// Who approved it.
    package let user: UserID

    /// Tells of an approval.
    package init(plan: RunPlan, user: UserID) {
      self.plan = plan
      self.user = user
    }
  }
}
