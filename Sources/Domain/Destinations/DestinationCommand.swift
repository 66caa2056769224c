/// What an actor asks about destinations.
package enum DestinationCommand: Hashable, Sendable {
  /// Save an export: what goes where.
  case save(Save)
  /// Save it otherwise.
  case edit(Save)
  /// Remove the destination.
  case remove(Reference)

  /// The stored name of each command.
  package enum Kind: String, CaseIterable, Sendable {
    case save = "save-destination"
    case edit = "edit-destination"
    case remove = "remove-destination"
  }

  /// The command's stored name.
  package var kind: Kind {
    switch self {
    case .save: .save
    case .edit: .edit
    case .remove: .remove
    }
  }

  /// What the command asks with.
  package var payload: any Payload {
    switch self {
    case .save(let payload): payload
    case .edit(let payload): payload
    case .remove(let payload): payload
    }
  }

  /// What the command is about.
  package var subject: Subject {
    switch self {
    case .save(let payload): .destination(payload.destination)
    case .edit(let payload): .destination(payload.destination)
    case .remove(let payload): .destination(payload.destination)
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
