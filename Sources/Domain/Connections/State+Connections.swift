extension State {
  func decide(_ command: ConnectionCommand, by actor: User) throws(Refusal) -> [ConnectionEvent] {
    try requireAdministrator(actor)
    switch command {
    case .create(let creation): return try decide(creation)
    case .acceptConsent(let acceptance): return try decide(acceptance, by: actor)
    case .establish(let attempt): return try decide(establishing: attempt)
    case .rotateAPIKey(let attempt): return try decide(rotating: attempt)
    case .addExportUser(let addition): return try decide(addition, by: actor)
    case .save(let reference): return try decide(saving: reference.connection)
    case .rename(let renaming): return try decide(renaming)
    case .withdrawConsent(let reference):
      let connection = try existing(reference.connection)
      guard let consent = connection.consent else {
        throw .consentMissing(connection: connection.name)
      }
      return [
        .consentWithdrawn(.init(connection: connection.id, text: consent.text, user: actor.id))
      ]
    case .share(let reference):
      let connection = try existing(reference.connection)
      return connection.isShared ? [] : [.shared(.init(connection: connection.id))]
    case .unshare(let reference):
      let connection = try existing(reference.connection)
      return connection.isShared ? [.unshared(.init(connection: connection.id))] : []
    case .requireApproval(let reference):
      let connection = try existing(reference.connection)
      return connection.requiresApproval
        ? [] : [.approvalRequired(.init(connection: connection.id))]
    case .waiveApproval(let reference):
      let connection = try existing(reference.connection)
      return connection.requiresApproval
        ? [.approvalWaived(.init(connection: connection.id))] : []
    case .remove(let reference): return try decide(removing: reference.connection)
    }
  }

  mutating func evolve(_ event: ConnectionEvent) {
    switch event {
    case .created(let event):
      connections[event.connection] = Connection(
        id: event.connection, name: event.name, baseURL: event.baseURL,
        profileLimit: event.profileLimit)
    case .consentAccepted(let event):
      connections[event.connection]?.consent = .init(text: event.text, user: event.user)
    case .established(let event), .apiKeyRotated(let event):
      connections[event.connection]?.open(event.account, with: event.keyFingerprint)
    case .attemptFailed: break
    case .exportUserAdded(let event): connections[event.connection]?.exportUser = event.user
    case .saved(let event): connections[event.connection]?.isSaved = true
    case .shared(let event): connections[event.connection]?.isShared = true
    case .unshared(let event): connections[event.connection]?.isShared = false
    case .approvalRequired(let event):
      connections[event.connection]?.requiresApproval = true
      for destination in destinations.values
      where destination.settings.connection == event.connection {
        withdraw(destination.id)
      }
    case .approvalWaived(let event): connections[event.connection]?.requiresApproval = false
    case .renamed(let event): connections[event.connection]?.name = event.name
    case .consentWithdrawn(let event): connections[event.connection]?.consent = nil
    case .removed(let event): connections[event.connection] = nil
    }
    if let connection = event.endsApprovals { forgetApprovals(over: connection) }
  }

  /// The connection of an identity.
  func existing(_ id: ConnectionID) throws(Refusal) -> Connection {
    guard let connection = connections[id] else { throw .unknown(Subject.connection(id).text) }
    return connection
  }

  private func decide(_ creation: ConnectionCommand.Create) throws(Refusal) -> [ConnectionEvent] {
    guard connections[creation.connection] == nil else {
      throw .identityTaken(.connection(creation.connection))
    }
    try requireFree(creation.name)
    if let limit = creation.profileLimit, limit < 1 { throw .profileLimitInvalid(limit) }
    return [
      .created(
        .init(
          connection: creation.connection, name: creation.name, baseURL: creation.baseURL,
          profileLimit: creation.profileLimit))
    ]
  }

  private func decide(
    _ acceptance: ConnectionCommand.AcceptConsent, by actor: User
  ) throws(Refusal) -> [ConnectionEvent] {
    let connection = try existing(acceptance.connection)
    guard acceptance.shown == acceptance.current else {
      throw .consentTextNotCurrent(current: acceptance.current.version)
    }
    return [
      .consentAccepted(
        .init(connection: connection.id, text: acceptance.shown, user: actor.id))
    ]
  }

  private func decide(
    establishing attempt: ConnectionCommand.Establish
  ) throws(Refusal) -> [ConnectionEvent] {
    let connection = try existing(attempt.connection)
    guard connection.consent != nil else { throw .consentMissing(connection: connection.name) }
    switch attempt.answer {
    case .accepted(let account):
      return [
        .established(
          .init(
            connection: connection.id, keyFingerprint: attempt.keyFingerprint, account: account))
      ]
    case .failed(let reason): return [failure(of: attempt, reason)]
    }
  }

  private func decide(
    rotating attempt: ConnectionCommand.Establish
  ) throws(Refusal) -> [ConnectionEvent] {
    let connection = try existing(attempt.connection)
    guard connection.consent != nil else { throw .consentMissing(connection: connection.name) }
    guard connection.access != nil else { throw .connectionNotEstablished(connection.name) }
    switch attempt.answer {
    case .accepted(let account):
      return [
        .apiKeyRotated(
          .init(
            connection: connection.id, keyFingerprint: attempt.keyFingerprint, account: account))
      ]
    case .failed(let reason): return [failure(of: attempt, reason)]
    }
  }

  private func failure(
    of attempt: ConnectionCommand.Establish, _ reason: AccountAnswer.Failure
  ) -> ConnectionEvent {
    .attemptFailed(
      .init(
        connection: attempt.connection, keyFingerprint: attempt.keyFingerprint, reason: reason))
  }

  private func decide(
    _ addition: ConnectionCommand.AddExportUser, by actor: User
  ) throws(Refusal) -> [ConnectionEvent] {
    let connection = try existing(addition.connection)
    guard addition.user == actor.id else { throw .notYourself }
    if connection.exportUser == actor.id { return [] }
    return [.exportUserAdded(.init(connection: connection.id, user: actor.id))]
  }

  private func decide(saving id: ConnectionID) throws(Refusal) -> [ConnectionEvent] {
    let connection = try existing(id)
    var missing: [ConnectionStep] = []
    if connection.consent == nil { missing.append(.consent) }
    if connection.access == nil { missing.append(.apiKey) }
    if connection.exportUser == nil { missing.append(.exportUser) }
    guard missing.isEmpty else { throw .connectionIncomplete(connection.name, missing: missing) }
    return connection.isSaved ? [] : [.saved(.init(connection: id))]
  }

  private func decide(_ renaming: ConnectionCommand.Rename) throws(Refusal) -> [ConnectionEvent] {
    let connection = try existing(renaming.connection)
    if connection.name == renaming.name { return [] }
    if !connection.name.matches(renaming.name) { try requireFree(renaming.name) }
    return [
      .renamed(.init(connection: connection.id, from: connection.name, name: renaming.name))
    ]
  }

  private func decide(removing id: ConnectionID) throws(Refusal) -> [ConnectionEvent] {
    let connection = try existing(id)
    let users = destinations.values.filter { $0.settings.connection == id && !$0.isDetached }
    guard users.isEmpty else {
      throw .connectionInUse(
        connection.name, destinations: users.sorted { $0.id < $1.id }.map(\.settings.name))
    }
    return [.removed(.init(connection: id))]
  }

  /// What ends before a connection is removed: runs over it whose destination has since been moved
  /// to another connection, and so does not keep this one in use.
  func cancellations(before command: ConnectionCommand, by actor: User) -> [Event] {
    guard case .remove(let reference) = command else { return [] }
    return cancellations(by: actor) { $0.order.settings.connection == reference.connection }
  }

  private func requireFree(_ name: DisplayName) throws(Refusal) {
    if connections.values.contains(where: { $0.name.matches(name) }) { throw .nameTaken(name) }
  }
}

extension Connection {
  /// Opens an account with an API key; another key of the same account opens no other.
  fileprivate mutating func open(_ account: Account, with keyFingerprint: String) {
    if access?.account != account { accounts = accounts.saturatingSum(1) }
    access = .init(account: account, keyFingerprint: keyFingerprint)
  }
}

extension ConnectionEvent {
  /// The connection that is not what it was when plans over it were approved.
  fileprivate var endsApprovals: ConnectionID? {
    switch self {
    case .established(let event), .apiKeyRotated(let event): event.connection
    case .consentAccepted(let event): event.connection
    case .consentWithdrawn(let event): event.connection
    case .exportUserAdded(let event): event.connection
    case .unshared(let event), .approvalRequired(let event), .approvalWaived(let event),
      .removed(let event):
      event.connection
    case .created, .attemptFailed, .saved, .shared, .renamed: nil
    }
  }
}
