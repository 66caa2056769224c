/// What happened to connections.
package enum ConnectionEvent: Hashable, Sendable {
  /// A connection began.
  case created(Created)
  /// An administrator agreed that data leaves for Sendinblue.
  case consentAccepted(ConsentAccepted)
  /// Sendinblue accepted the API key.
  case established(Established)
  /// Sendinblue did not accept an API key, or could not be asked.
  case attemptFailed(AttemptFailed)
  /// Exports run under a user's authority.
  case exportUserAdded(ExportUserAdded)
  /// Destinations may use the connection.
  case saved(Reference)
  /// Contributors may use the connection.
  case shared(Reference)
  /// Only administrators may use the connection.
  case unshared(Reference)
  /// Runs go over the connection only by plans that a second person approved.
  case approvalRequired(Reference)
  /// Runs go over the connection without a plan again.
  case approvalWaived(Reference)
  /// The connection is called something else.
  case renamed(Renamed)
  /// Another API key stands in the place of the former one.
  case apiKeyRotated(Established)
  /// The agreement was taken back.
  case consentWithdrawn(ConsentWithdrawn)
  /// The connection is gone; its record stays.
  case removed(Reference)

  /// The stored name of each event.
  package enum Kind: String, CaseIterable, Sendable {
    case created = "connection-created"
    case consentAccepted = "consent-accepted"
    case established = "connection-established"
    case attemptFailed = "connection-attempt-failed"
    case exportUserAdded = "export-user-added"
    case saved = "connection-saved"
    case shared = "connection-shared"
    case unshared = "connection-unshared"
    case approvalRequired = "approval-required"
    case approvalWaived = "approval-waived"
    case renamed = "connection-renamed"
    case apiKeyRotated = "api-key-rotated"
    case consentWithdrawn = "consent-withdrawn"
    case removed = "connection-removed"
  }

  /// The event's stored name.
  package var kind: Kind {
    switch self {
    case .created: .created
    case .consentAccepted: .consentAccepted
    case .established: .established
    case .attemptFailed: .attemptFailed
    case .exportUserAdded: .exportUserAdded
    case .saved: .saved
    case .shared: .shared
    case .unshared: .unshared
    case .approvalRequired: .approvalRequired
    case .approvalWaived: .approvalWaived
    case .renamed: .renamed
    case .apiKeyRotated: .apiKeyRotated
    case .consentWithdrawn: .consentWithdrawn
    case .removed: .removed
    }
  }

  /// What the event tells.
  package var payload: any Payload {
    switch self {
    case .created(let payload): payload
    case .consentAccepted(let payload): payload
    case .established(let payload): payload
    case .attemptFailed(let payload): payload
    case .exportUserAdded(let payload): payload
    case .saved(let payload): payload
    case .shared(let payload): payload
    case .unshared(let payload): payload
    case .approvalRequired(let payload): payload
    case .approvalWaived(let payload): payload
    case .renamed(let payload): payload
    case .apiKeyRotated(let payload): payload
    case .consentWithdrawn(let payload): payload
    case .removed(let payload): payload
    }
  }

  /// What the event is about.
  package var subject: Subject {
    switch self {
    case .created(let payload): .connection(payload.connection)
    case .consentAccepted(let payload): .connection(payload.connection)
    case .established(let payload): .connection(payload.connection)
    case .attemptFailed(let payload): .connection(payload.connection)
    case .exportUserAdded(let payload): .connection(payload.connection)
    case .saved(let payload): .connection(payload.connection)
    case .shared(let payload): .connection(payload.connection)
    case .unshared(let payload): .connection(payload.connection)
    case .approvalRequired(let payload): .connection(payload.connection)
    case .approvalWaived(let payload): .connection(payload.connection)
    case .renamed(let payload): .connection(payload.connection)
    case .apiKeyRotated(let payload): .connection(payload.connection)
    case .consentWithdrawn(let payload): .connection(payload.connection)
    case .removed(let payload): .connection(payload.connection)
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
    case .created: self = .created(try reader.read(Created.self))
    case .consentAccepted: self = .consentAccepted(try reader.read(ConsentAccepted.self))
    case .established: self = .established(try reader.read(Established.self))
    case .attemptFailed: self = .attemptFailed(try reader.read(AttemptFailed.self))
    case .exportUserAdded: self = .exportUserAdded(try reader.read(ExportUserAdded.self))
    case .saved: self = .saved(try reader.read(Reference.self))
    case .shared: self = .shared(try reader.read(Reference.self))
    case .unshared: self = .unshared(try reader.read(Reference.self))
    case .approvalRequired: self = .approvalRequired(try reader.read(Reference.self))
    case .approvalWaived: self = .approvalWaived(try reader.read(Reference.self))
    case .renamed: self = .renamed(try reader.read(Renamed.self))
    case .apiKeyRotated: self = .apiKeyRotated(try reader.read(Established.self))
    case .consentWithdrawn: self = .consentWithdrawn(try reader.read(ConsentWithdrawn.self))
    case .removed: self = .removed(try reader.read(Reference.self))
    }
  }
}

extension ConnectionEvent {
  /// A connection began.
  package struct Created: Payload {
    /// Which connection.
    package let connection: ConnectionID
    /// What people call it.
    package let name: DisplayName
    /// Where Sendinblue's API is, an absolute URL.
    package let baseURL: String
    /// How many profiles one export may carry at most, where the account's contract says so.
    package let profileLimit: Int?

    /// Tells of a connection.
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

extension ConnectionEvent {
  /// An administrator agreed that data leaves.
  package struct ConsentAccepted: Payload {
    /// Which connection.
    package let connection: ConnectionID
    /// The text agreed to.
    package let text: ConsentText
    /// Who agreed.
    package let user: UserID

    /// Tells of an agreement.
    package init(connection: ConnectionID, text: ConsentText, user: UserID) {
      self.connection = connection
      self.text = text
      self.user = user
    }
  }
}

extension ConnectionEvent {
  /// Sendinblue accepted an API key.
  package struct Established: Payload {
    /// Which connection.
    package let connection: ConnectionID
    /// Tells keys apart without holding any: 16 hexadecimal digits.
    package let keyFingerprint: String
    /// The account that the key opens.
    package let account: Account

    /// Tells of an account.
    package init(connection: ConnectionID, keyFingerprint: String, account: Account) {
      self.connection = connection
      self.keyFingerprint = keyFingerprint
      self.account = account
    }
  }
}

extension ConnectionEvent {
  /// Sendinblue did not accept an API key, or could not be asked.
  package struct AttemptFailed: Payload {
    /// Which connection.
    package let connection: ConnectionID
    /// Tells keys apart without holding any: 16 hexadecimal digits.
    package let keyFingerprint: String
    /// Why.
    package let reason: AccountAnswer.Failure

    /// Tells of a failure.
    package init(connection: ConnectionID, keyFingerprint: String, reason: AccountAnswer.Failure) {
      self.connection = connection
      self.keyFingerprint = keyFingerprint
      self.reason = reason
    }
  }
}

extension ConnectionEvent {
  /// Exports run under a user's authority.
  package struct ExportUserAdded: Payload {
    /// Which connection.
    package let connection: ConnectionID
    /// Whose authority.
    package let user: UserID

    /// Tells of an authority.
    package init(connection: ConnectionID, user: UserID) {
      self.connection = connection
      self.user = user
    }
  }
}

extension ConnectionEvent {
  /// The connection is called something else.
  package struct Renamed: Payload {
    /// Which connection.
    package let connection: ConnectionID
    /// The name until now.
    package let from: DisplayName
    /// The name from now on.
    package let name: DisplayName

    /// Tells of a name.
    package init(connection: ConnectionID, from: DisplayName, name: DisplayName) {
      self.connection = connection
      self.from = from
      self.name = name
    }
  }
}

extension ConnectionEvent {
  /// The agreement was taken back.
  package struct ConsentWithdrawn: Payload {
    /// Which connection.
    package let connection: ConnectionID
    /// The text that had been agreed to.
    package let text: ConsentText
    /// Who took it back.
    package let user: UserID

    /// Tells of a withdrawal.
    package init(connection: ConnectionID, text: ConsentText, user: UserID) {
      self.connection = connection
      self.text = text
      self.user = user
    }
  }
}

extension ConnectionEvent {
  /// Names the connection that an event is about.
  package struct Reference: Payload {
    /// Which connection.
    package let connection: ConnectionID

    /// Names a connection.
    package init(connection: ConnectionID) {
      self.connection = connection
    }
  }
}
