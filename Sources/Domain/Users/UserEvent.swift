/// What happened to users, and the ledger's own beginning.
package enum UserEvent: Hashable, Sendable {
  /// A ledger began.
  case ledgerCreated(LedgerCreated)
  /// A person was let in.
  case added(Added)
  /// A user has another role.
  case roleChanged(RoleChanged)
  /// A user's authority ended.
  case deactivated(Deactivated)
  /// A user has another public key.
  case keyRotated(KeyRotated)

  /// The stored name of each event.
  package enum Kind: String, CaseIterable, Sendable {
    case ledgerCreated = "ledger-created"
    case added = "user-added"
    case roleChanged = "user-role-changed"
    case deactivated = "user-deactivated"
    case keyRotated = "user-key-rotated"
  }

  /// The event's stored name.
  package var kind: Kind {
    switch self {
    case .ledgerCreated: .ledgerCreated
    case .added: .added
    case .roleChanged: .roleChanged
    case .deactivated: .deactivated
    case .keyRotated: .keyRotated
    }
  }

  /// What the event tells.
  package var payload: any Payload {
    switch self {
    case .ledgerCreated(let payload): payload
    case .added(let payload): payload
    case .roleChanged(let payload): payload
    case .deactivated(let payload): payload
    case .keyRotated(let payload): payload
    }
  }

  /// What the event is about.
  package var subject: Subject {
    switch self {
    case .ledgerCreated: .ledger
    case .added(let payload): .user(payload.user)
    case .roleChanged(let payload): .user(payload.user)
    case .deactivated(let payload): .user(payload.user)
    case .keyRotated(let payload): .user(payload.user)
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
    case .ledgerCreated: self = .ledgerCreated(try reader.read(LedgerCreated.self))
    case .added: self = .added(try reader.read(Added.self))
    case .roleChanged: self = .roleChanged(try reader.read(RoleChanged.self))
    case .deactivated: self = .deactivated(try reader.read(Deactivated.self))
    case .keyRotated: self = .keyRotated(try reader.read(KeyRotated.self))
    }
  }
}

extension UserEvent {
  /// A person was let in.
  package struct Added: Payload {
    /// Who.
    package let user: UserID
    /// What they are called.
    package let name: DisplayName
    /// What they may do.
    package let role: Role
    /// The public key that their commands are signed for.
    package let publicKey: SignerKey

    /// Tells of a user.
    package init(user: UserID, name: DisplayName, role: Role, publicKey: SignerKey) {
      self.user = user
      self.name = name
      self.role = role
      self.publicKey = publicKey
    }
  }
}

extension UserEvent {
  /// A user has another role.
  package struct RoleChanged: Payload {
    /// Whose.
    package let user: UserID
    /// The role until now.
    package let from: Role
    /// The role from now on.
    package let role: Role

    /// Tells of a role.
    package init(user: UserID, from: Role, role: Role) {
      self.user = user
      self.from = from
      self.role = role
    }
  }
}

extension UserEvent {
  /// A user's authority ended.
  package struct Deactivated: Payload {
    /// Whose.
    package let user: UserID

    /// Tells of an end.
    package init(user: UserID) {
      self.user = user
    }
  }
}

extension UserEvent {
  /// A user has another public key.
  package struct KeyRotated: Payload {
    /// Whose.
    package let user: UserID
    /// The key until now, which signs for nobody from now on.
    package let from: SignerKey
    /// The key from now on.
    package let publicKey: SignerKey

    /// Tells of a key.
    package init(user: UserID, from: SignerKey, publicKey: SignerKey) {
      self.user = user
      self.from = from
      self.publicKey = publicKey
    }
  }
}
