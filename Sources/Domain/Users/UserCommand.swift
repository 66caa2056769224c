/// What an actor asks about users, and the ledger's own beginning.
package enum UserCommand: Hashable, Sendable {
  /// Begin a ledger, with its first administrator.
  case createLedger(CreateLedger)
  /// Let a person in.
  case add(Add)
  /// Give a user another role.
  case changeRole(ChangeRole)
  /// Take a user's authority away for good.
  case deactivate(Deactivate)
  /// Put another public key in the place of a user's.
  case rotateKey(RotateKey)

  /// The stored name of each command.
  package enum Kind: String, CaseIterable, Sendable {
    case createLedger = "create-ledger"
    case add = "add-user"
    case changeRole = "change-user-role"
    case deactivate = "deactivate-user"
    case rotateKey = "rotate-user-key"
  }

  /// Begin a ledger.
  package struct CreateLedger: Payload {
    /// The ledger's origin: every record's `source`, unique among ledgers.
    package let origin: String
    /// Who the first administrator will be.
    package let administrator: UserID
    /// What they are called.
    package let name: DisplayName
    /// The verifier key of the log's checkpoints, as in C2SP signed-note.
    package let verifierKey: String
    /// Their public key.
    package let publicKey: SignerKey
    /// The public key of the ledger itself, in whose name the schedule orders what is due.
    package let scheduleKey: SignerKey
    /// What commits the ledger to its key of pseudonyms, which nobody can tell from it; nothing in
    /// records from before ledgers were committed to it.
    package let pseudonymKey: SHA256Digest?
    /// The ledger's version; nothing in records from before versions were on record.
    package let version: LedgerVersion?

    /// Asks for a ledger.
    package init(
      origin: String, administrator: UserID, name: DisplayName, verifierKey: String,
      publicKey: SignerKey, scheduleKey: SignerKey, pseudonymKey: SHA256Digest? = nil,
      version: LedgerVersion? = .current
    ) {
      self.origin = origin
      self.administrator = administrator
      self.name = name
      self.verifierKey = verifierKey
      self.publicKey = publicKey
      self.scheduleKey = scheduleKey
      self.pseudonymKey = pseudonymKey
      self.version = version
    }
  }

  /// Let a person in.
  package struct Add: Payload {
    /// Who they will be.
    package let user: UserID
    /// What they are called.
    package let name: DisplayName
    /// What they may do.
    package let role: Role
    /// Their public key.
    package let publicKey: SignerKey

    /// Asks for a user.
    package init(user: UserID, name: DisplayName, role: Role, publicKey: SignerKey) {
      self.user = user
      self.name = name
      self.role = role
      self.publicKey = publicKey
    }
  }

  /// Give a user another role.
  package struct ChangeRole: Payload {
    /// Whose.
    package let user: UserID
    /// The role from now on.
    package let role: Role

    /// Asks for another role.
    package init(user: UserID, role: Role) {
      self.user = user
      self.role = role
    }
  }

  /// Take a user's authority away.
  package struct Deactivate: Payload {
    /// Whose.
    package let user: UserID

    /// Asks for a user to be deactivated.
    package init(user: UserID) {
      self.user = user
    }
  }

  /// Put another public key in the place of a user's.
  package struct RotateKey: Payload {
    /// Whose.
    package let user: UserID
    /// The key from now on.
    package let publicKey: SignerKey

    /// Asks for another key.
    package init(user: UserID, publicKey: SignerKey) {
      self.user = user
      self.publicKey = publicKey
    }
  }

  /// The command's stored name.
  package var kind: Kind {
    switch self {
    case .createLedger: .createLedger
    case .add: .add
    case .changeRole: .changeRole
    case .deactivate: .deactivate
    case .rotateKey: .rotateKey
    }
  }

  /// What the command asks with.
  package var payload: any Payload {
    switch self {
    case .createLedger(let payload): payload
    case .add(let payload): payload
    case .changeRole(let payload): payload
    case .deactivate(let payload): payload
    case .rotateKey(let payload): payload
    }
  }

  /// What the command is about.
  package var subject: Subject {
    switch self {
    case .createLedger: .ledger
    case .add(let payload): .user(payload.user)
    case .changeRole(let payload): .user(payload.user)
    case .deactivate(let payload): .user(payload.user)
    case .rotateKey(let payload): .user(payload.user)
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
    case .createLedger: self = .createLedger(try reader.read(CreateLedger.self))
    case .add: self = .add(try reader.read(Add.self))
    case .changeRole: self = .changeRole(try reader.read(ChangeRole.self))
    case .deactivate: self = .deactivate(try reader.read(Deactivate.self))
    case .rotateKey: self = .rotateKey(try reader.read(RotateKey.self))
    }
  }
}
