/// What an actor asks about destinations.
package enum DestinationCommand: Hashable, Sendable {
  /// Save an export: what goes where.
  case save(Save)
  /// Save it otherwise.
  case edit(Save)
  /// Remove the destination.
  case remove(Reference)
  /// Take its connection from it; it keeps all else and does not run.
  case detach(Reference)
  /// Give a detached destination a connection again.
  case attach(Save)
  /// Say when it runs by itself, and lift a pause.
  case setSchedule(SetSchedule)
  /// Approve a plan, so that somebody else may run the destination by it.
  case approve(Approve)

  /// The stored name of each command.
  package enum Kind: String, CaseIterable, Sendable {
    case save = "save-destination"
    case edit = "edit-destination"
    case remove = "remove-destination"
    case detach = "detach-destination"
    case attach = "attach-destination"
    case setSchedule = "set-destination-schedule"
    case approve = "approve-run"
  }

  /// The command's stored name.
  package var kind: Kind {
    switch self {
    case .save: .save
    case .edit: .edit
    case .remove: .remove
    case .detach: .detach
    case .attach: .attach
    case .setSchedule: .setSchedule
    case .approve: .approve
    }
  }

  /// What the command asks with.
  package var payload: any Payload {
    switch self {
    case .save(let payload): payload
    case .edit(let payload): payload
    case .remove(let payload): payload
    case .detach(let payload): payload
    case .attach(let payload): payload
    case .setSchedule(let payload): payload
    case .approve(let payload): payload
    }
  }

  /// What the command is about.
  package var subject: Subject {
    switch self {
    case .save(let payload): .destination(payload.destination)
    case .edit(let payload): .destination(payload.destination)
    case .remove(let payload): .destination(payload.destination)
    case .detach(let payload): .destination(payload.destination)
    case .attach(let payload): .destination(payload.destination)
    case .setSchedule(let payload): .destination(payload.destination)
    case .approve(let payload): .destination(payload.plan.destination)
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
    case .save: self = .save(try reader.read(Save.self))
    case .edit: self = .edit(try reader.read(Save.self))
    case .remove: self = .remove(try reader.read(Reference.self))
    case .detach: self = .detach(try reader.read(Reference.self))
    case .attach: self = .attach(try reader.read(Save.self))
    case .setSchedule: self = .setSchedule(try reader.read(SetSchedule.self))
    case .approve: self = .approve(try reader.read(Approve.self))
    }
  }
}

extension DestinationCommand {
  /// Save an export: what goes where.
  package struct Save: Payload {
    /// Which destination.
    package let destination: DestinationID
    /// The export as it should be, whole.
    package let settings: DestinationSettings
    /// What Sendinblue said of the list.
    package let list: ListAnswer
    /// The attributes in question that the account has, in its own order.
    package let accountAttributes: [String]

    /// Asks for a destination.
    package init(
      destination: DestinationID, settings: DestinationSettings, list: ListAnswer,
      accountAttributes: [String]
    ) {
      self.destination = destination
      self.settings = settings
      self.list = list
      self.accountAttributes = accountAttributes
    }
  }
}

extension DestinationCommand {
  /// Names the destination that a command is about.
  package struct Reference: Payload {
    /// Which destination.
    package let destination: DestinationID

    /// Names a destination.
    package init(destination: DestinationID) {
      self.destination = destination
    }
  }
}

extension DestinationCommand {
  /// Say when a destination runs by itself.
  package struct SetSchedule: Payload {
    /// Which destination.
    package let destination: DestinationID
    /// When it runs by itself.
    package let schedule: DestinationSchedule
    /// Whether the machine's time zone database knows the zone; true where there is none.
    package let isTimeZoneKnown: Bool
    /// The present instant: what was due before it is not missed.
    package let from: Timestamp

    /// Asks for a schedule.
    package init(
      destination: DestinationID, schedule: DestinationSchedule, isTimeZoneKnown: Bool,
      from: Timestamp
    ) {
      self.destination = destination
      self.schedule = schedule
      self.isTimeZoneKnown = isTimeZoneKnown
      self.from = from
    }
  }
}

extension DestinationCommand {
  /// Approve a plan.
  package struct Approve: Payload {
    /// The plan, whole.
    package let plan: RunPlan

    /// Asks for an approval.
    package init(plan: RunPlan) {
      self.plan = plan
    }
  }
}
