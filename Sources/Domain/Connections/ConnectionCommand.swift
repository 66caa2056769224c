/// What an actor asks about connections, in the order of a connection's life.
package enum ConnectionCommand: Hashable, Sendable {
  /// Begin a connection.
  case create(Create)
  /// Agree that data leaves for Sendinblue.
  case acceptConsent(AcceptConsent)
  /// Connect: show the account that the API key opens.
  case establish(Establish)
  /// Let exports run under one's own authority.
  case addExportUser(AddExportUser)
  /// Finish the connection, so that destinations may use it.
  case save(Reference)
  /// Let contributors use the connection.
  case share(Reference)
  /// Keep the connection to administrators again.
  case unshare(Reference)
  /// Let runs go over the connection only by plans that a second person approved.
  case requireApproval(Reference)
  /// Let runs go over the connection without a plan again.
  case waiveApproval(Reference)
  /// Call the connection something else.
  case rename(Rename)
  /// Put another API key in the place of the present one.
  case rotateAPIKey(Establish)
  /// Take the agreement back: nothing leaves from now on.
  case withdrawConsent(Reference)
  /// Remove the connection.
  case remove(Reference)

  /// The stored name of each command.
  package enum Kind: String, CaseIterable, Sendable {
    case create = "create-connection"
    case acceptConsent = "accept-consent"
    case establish = "establish-connection"
    case addExportUser = "add-export-user"
    case save = "save-connection"
    case share = "share-connection"
    case unshare = "unshare-connection"
    case requireApproval = "require-approval"
    case waiveApproval = "waive-approval"
    case rename = "rename-connection"
    case rotateAPIKey = "rotate-api-key"
    case withdrawConsent = "withdraw-consent"
    case remove = "remove-connection"
  }

  /// The command's stored name.
  package var kind: Kind {
    switch self {
    case .create: .create
    case .acceptConsent: .acceptConsent
    case .establish: .establish
    case .addExportUser: .addExportUser
    case .save: .save
    case .share: .share
    case .unshare: .unshare
    case .requireApproval: .requireApproval
    case .waiveApproval: .waiveApproval
    case .rename: .rename
    case .rotateAPIKey: .rotateAPIKey
    case .withdrawConsent: .withdrawConsent
    case .remove: .remove
    }
  }

  /// What the command asks with.
  package var payload: any Payload {
    switch self {
    case .create(let payload): payload
    case .acceptConsent(let payload): payload
    case .establish(let payload): payload
    case .addExportUser(let payload): payload
    case .save(let payload): payload
    case .share(let payload): payload
    case .unshare(let payload): payload
    case .requireApproval(let payload): payload
    case .waiveApproval(let payload): payload
    case .rename(let payload): payload
    case .rotateAPIKey(let payload): payload
    case .withdrawConsent(let payload): payload
    case .remove(let payload): payload
    }
  }

  /// What the command is about.
  package var subject: Subject {
    switch self {
    case .create(let payload): .connection(payload.connection)
    case .acceptConsent(let payload): .connection(payload.connection)
    case .establish(let payload): .connection(payload.connection)
    case .addExportUser(let payload): .connection(payload.connection)
    case .save(let payload): .connection(payload.connection)
    case .share(let payload): .connection(payload.connection)
    case .unshare(let payload): .connection(payload.connection)
    case .requireApproval(let payload): .connection(payload.connection)
    case .waiveApproval(let payload): .connection(payload.connection)
    case .rename(let payload): .connection(payload.connection)
    case .rotateAPIKey(let payload): .connection(payload.connection)
    case .withdrawConsent(let payload): .connection(payload.connection)
    case .remove(let payload): .connection(payload.connection)
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
    case .create: self = .create(try reader.read(Create.self))
    case .acceptConsent: self = .acceptConsent(try reader.read(AcceptConsent.self))
    case .establish: self = .establish(try reader.read(Establish.self))
    case .addExportUser: self = .addExportUser(try reader.read(AddExportUser.self))
    case .save: self = .save(try reader.read(Reference.self))
    case .share: self = .share(try reader.read(Reference.self))
    case .unshare: self = .unshare(try reader.read(Reference.self))
    case .requireApproval: self = .requireApproval(try reader.read(Reference.self))
    case .waiveApproval: self = .waiveApproval(try reader.read(Reference.self))
    case .rename: self = .rename(try reader.read(Rename.self))
    case .rotateAPIKey: self = .rotateAPIKey(try reader.read(Establish.self))
    case .withdrawConsent: self = .withdrawConsent(try reader.read(Reference.self))
    case .remove: self = .remove(try reader.read(Reference.self))
    }
  }
}

extension ConnectionCommand {
  /// Begin a connection.
  package struct Create: Payload {
    /// Which connection.
    package let connection: ConnectionID
    /// What people will call it.
    package let name: DisplayName
    /// Where Sendinblue's API is, an absolute URL.
    package let baseURL: String
    /// How many profiles one export may carry at most, where the account's contract says so.
    package let profileLimit: Int?

    /// Asks for a connection.
    package init(
      connection: ConnectionID, name: DisplayName, baseURL: String, profileLimit: Int? = nil
    ) {
      self.connection = connection
      self.name = name
      self.baseURL = baseURL
      self.profileLimit = profileLimit
    }
  }
}

extension ConnectionCommand {
  /// Agree that data leaves for Sendinblue.
  package struct AcceptConsent: Payload {
    /// Which connection.
    package let connection: ConnectionID
    /// The text that the person was shown.
    package let shown: ConsentText
    /// The text that is current as they agree.
    package let current: ConsentText

    /// Agrees to a text.
    package init(connection: ConnectionID, shown: ConsentText, current: ConsentText) {
      self.connection = connection
      self.shown = shown
      self.current = current
    }
  }
}

extension ConnectionCommand {
  /// Show the account that an API key opens.
  package struct Establish: Payload {
    /// Which connection.
    package let connection: ConnectionID
    /// Tells keys apart without holding any: 16 hexadecimal digits.
    package let keyFingerprint: String
    /// What Sendinblue said to the key.
    package let answer: AccountAnswer

    /// Shows an answer.
    package init(connection: ConnectionID, keyFingerprint: String, answer: AccountAnswer) {
      self.connection = connection
      self.keyFingerprint = keyFingerprint
      self.answer = answer
    }
  }
}

extension ConnectionCommand {
  /// Let exports run under a user's authority.
  package struct AddExportUser: Payload {
    /// Which connection.
    package let connection: ConnectionID
    /// Whose authority; only ever the actor's own.
    package let user: UserID

    /// Offers an authority.
    package init(connection: ConnectionID, user: UserID) {
      self.connection = connection
      self.user = user
    }
  }
}

extension ConnectionCommand {
  /// Call a connection something else.
  package struct Rename: Payload {
    /// Which connection.
    package let connection: ConnectionID
    /// What people will call it from now on.
    package let name: DisplayName

    /// Asks for another name.
    package init(connection: ConnectionID, name: DisplayName) {
      self.connection = connection
      self.name = name
    }
  }
}

extension ConnectionCommand {
  /// Names the connection that a command is about.
  package struct Reference: Payload {
    /// Which connection.
    package let connection: ConnectionID

    /// Names a connection.
    package init(connection: ConnectionID) {
      self.connection = connection
    }
  }
}
