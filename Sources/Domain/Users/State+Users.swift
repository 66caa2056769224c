extension State {
  /// What beginning a ledger comes to; the one command that needs no user on record.
  func decide(_ creation: UserCommand.CreateLedger) throws(Refusal) -> [Event] {
    guard origin == nil else { throw .ledgerExists }
    try requireNotReserved(creation.name)
    guard creation.publicKey != creation.scheduleKey else { throw .keyTaken }
    return [
      .user(
        .ledgerCreated(
          .init(
            origin: creation.origin, verifierKey: creation.verifierKey,
            scheduleKey: creation.scheduleKey, pseudonymKey: creation.pseudonymKey,
            version: creation.version ?? .first))),
      .user(
        .added(
          .init(
            user: creation.administrator, name: creation.name, role: .administrator,
            publicKey: creation.publicKey))),
    ]
  }

  func decide(_ command: UserCommand, by actor: User) throws(Refusal) -> [UserEvent] {
    // Who still has their key needs nobody else to give themselves another.
    if case .rotateKey(let rotation) = command, rotation.user == actor.id {
      return try decide(rotation)
    }
    try requireAdministrator(actor)
    switch command {
    case .createLedger: throw .ledgerExists
    case .add(let addition): return try decide(addition)
    case .rotateKey(let rotation): return try decide(rotation)
    case .changeRole(let change):
      let user = try existing(change.user)
      guard user.isActive else { throw .userInactive(user.name) }
      if user.role == change.role { return [] }
      if change.role != .administrator { try requireAnotherAdministrator(than: user) }
      return [.roleChanged(.init(user: user.id, from: user.role, role: change.role))]
    case .deactivate(let deactivation):
      let user = try existing(deactivation.user)
      if !user.isActive { return [] }
      try requireAnotherAdministrator(than: user)
      return [.deactivated(.init(user: user.id))]
    }
  }

  private func decide(_ addition: UserCommand.Add) throws(Refusal) -> [UserEvent] {
    guard users[addition.user] == nil else { throw .identityTaken(.user(addition.user)) }
    try requireNotReserved(addition.name)
    if users.values.contains(where: { $0.name.matches(addition.name) }) {
      throw .nameTaken(addition.name)
    }
    try requireUnused(addition.publicKey)
    return [
      .added(
        .init(
          user: addition.user, name: addition.name, role: addition.role,
          publicKey: addition.publicKey))
    ]
  }

  private func decide(_ rotation: UserCommand.RotateKey) throws(Refusal) -> [UserEvent] {
    let user = try existing(rotation.user)
    guard user.isActive else { throw .userInactive(user.name) }
    if user.publicKey == rotation.publicKey { return [] }
    try requireUnused(rotation.publicKey)
    return [
      .keyRotated(.init(user: user.id, from: user.publicKey, publicKey: rotation.publicKey))
    ]
  }

  mutating func evolve(_ event: UserEvent) {
    switch event {
    case .ledgerCreated(let event):
      origin = event.origin
      scheduleKey = event.scheduleKey
      version = event.version
    case .added(let event):
      users[event.user] = User(
        id: event.user, name: event.name, role: event.role, publicKey: event.publicKey,
        isActive: true)
    case .keyRotated(let event):
      if let former = users[event.user]?.publicKey {
        users[event.user]?.formerKeys.append(former)
        users[event.user]?.publicKey = event.publicKey
      }
    case .roleChanged(let event): users[event.user]?.role = event.role
    case .deactivated(let event): users[event.user]?.isActive = false
    }
  }

  /// Nobody may go by the name under which the schedule's orders are listed.
  private func requireNotReserved(_ name: DisplayName) throws(Refusal) {
    if name.text.lowercased() == Orderer.schedule.description { throw .nameTaken(name) }
  }

  /// A key is never anybody else's again, nor the same person's once it was replaced: whoever got
  /// hold of it meanwhile could sign for them.
  private func requireUnused(_ key: SignerKey) throws(Refusal) {
    if key == scheduleKey || users.values.contains(where: { $0.everHeld(key) }) { throw .keyTaken }
  }

  private func existing(_ id: UserID) throws(Refusal) -> User {
    guard let user = users[id] else { throw .unknown(Subject.user(id).text) }
    return user
  }

  private func requireAnotherAdministrator(than user: User) throws(Refusal) {
    guard user.isActiveAdministrator else { return }
    if !users.values.contains(where: { $0.isActiveAdministrator && $0.id != user.id }) {
      throw .lastAdministrator(user.name)
    }
  }
}
