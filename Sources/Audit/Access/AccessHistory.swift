import Domain
import Views

/// Follows users and connections from entry to entry, and which of the entries gave what.
struct AccessHistory {
  /// What things are called.
  let names: Names
  private var state = State()
  /// The entry that gave a user the role they have, or took everything from them.
  private var roles: [UserID: EntryReference] = [:]
  private var saved: [ConnectionID: EntryReference] = [:]
  private var shared: [ConnectionID: EntryReference] = [:]
  private var exportUsers: [ConnectionID: EntryReference] = [:]

  /// Begins before the first entry.
  init(names: Names) {
    self.names = names
  }

  /// Takes account of an entry.
  ///
  /// - Throws: `views` where its time is no time.
  mutating func note(_ message: RecordedMessage) throws(AuditError) {
    guard case .event(let event, let envelope) = message else { return }
    state.evolve(event)
    let entry = try EntryReference(event, in: envelope, names: names)
    switch event {
    case .user(let event): note(event, entry)
    case .connection(let event): note(event, entry)
    case .segment, .destination, .run, .schedule, .notification, .dataSubject, .custody,
      .commandRefused:
      break
    }
  }

  private mutating func note(_ event: UserEvent, _ entry: EntryReference) {
    switch event {
    // A key shows who somebody is, and what they may do stays as it was.
    case .ledgerCreated, .keyRotated: break
    case .added(let event): roles[event.user] = entry
    case .roleChanged(let event): roles[event.user] = entry
    case .deactivated(let event): roles[event.user] = entry
    }
  }

  private mutating func note(_ event: ConnectionEvent, _ entry: EntryReference) {
    switch event {
    case .saved(let event): saved[event.connection] = entry
    case .shared(let event): shared[event.connection] = entry
    case .exportUserAdded(let event): exportUsers[event.connection] = entry
    case .created, .consentAccepted, .established, .attemptFailed, .unshared, .approvalRequired,
      .approvalWaived, .renamed, .apiKeyRotated, .consentWithdrawn, .removed:
      break
    }
  }

  /// Who can do what, as things stand after the last entry.
  var rights: [HeldRight] {
    state.users.values.sorted { $0.id < $1.id }.flatMap(rights)
  }

  private func rights(of user: User) -> [HeldRight] {
    guard user.isActive else { return [right(.nothing, of: user)].compactMap(\.self) }
    let connections = state.connections.values.sorted { $0.id < $1.id }
    return Right.following(from: user.role).compactMap { right($0, of: user) }
      + connections.flatMap { rights(of: user, on: $0) }
  }

  private func rights(of user: User, on connection: Connection) -> [HeldRight] {
    var rights: [HeldRight?] = []
    let id = connection.id
    if connection.isSaved, connection.isUsable(by: user) {
      // An administrator may use every connection, a contributor one that is shared.
      let sharing = user.role == .administrator ? nil : shared[id]
      rights.append(right(.useConnection, of: user, on: id, [saved[id], sharing]))
    }
    if connection.exportUser == user.id, user.isActiveAdministrator {
      rights.append(right(.exportUser, of: user, on: id, [exportUsers[id]]))
    }
    return rights.compactMap(\.self)
  }

  private func right(
    _ right: Right, of user: User, on connection: ConnectionID? = nil,
    _ entries: [EntryReference?] = []
  ) -> HeldRight? {
    let givenBy = ([roles[user.id]] + entries).compactMap(\.self)
      .sorted { $0.position < $1.position }
    guard let last = givenBy.last else { return nil }
    return HeldRight(
      user: names.party(Subject.user(user.id).text), role: user.role, right: right,
      connection: connection.map { names.party(Subject.connection($0).text) }, givenBy: givenBy,
      since: last.time)
  }
}
