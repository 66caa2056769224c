extension State {
  /// What a command about a person comes to.
  ///
  /// The state holds no pseudonym: its size would follow the number of people who ask. So who is kept
  /// out already is kept out again, which changes nothing but that it is on record.
  func decide(
    _ command: DataSubjectCommand, by actor: User
  ) throws(Refusal) -> [DataSubjectEvent] {
    switch command {
    case .lookUp(let reference):
      guard actor.role.mayAudit else {
        throw .roleInsufficient(has: actor.role, needs: .auditor)
      }
      return [.lookedUp(.init(pseudonym: reference.pseudonym))]
    case .suppress(let suppression):
      try requireAdministrator(actor)
      return [
        .suppressed(
          .init(
            pseudonym: suppression.pseudonym, user: actor.id, reason: suppression.reason))
      ]
    case .release(let release):
      try requireAdministrator(actor)
      return [
        .released(.init(pseudonym: release.pseudonym, user: actor.id, reason: release.reason))
      ]
    case .erase(let erasure):
      try requireAdministrator(actor)
      try requireNothingUnderWay(over: erasure.connections)
      return [
        .suppressed(
          .init(pseudonym: erasure.pseudonym, user: actor.id, reason: erasure.reason)),
        .erasureOrdered(
          .init(
            pseudonym: erasure.pseudonym, connections: erasure.connections, user: actor.id)),
      ]
    }
  }

  /// A run that was ordered before goes by what held then, and could put the contact back.
  private func requireNothingUnderWay(over connections: [ConnectionID]) throws(Refusal) {
    let open = (Array(runs.values) + settling.values).filter {
      connections.contains($0.order.settings.connection)
    }
    guard let first = open.min(by: { $0.id < $1.id }) else { return }
    throw .runUnderWay(first.id, destination: first.order.settings.name)
  }

  /// What a report about a deletion comes to.
  ///
  /// - Parameter report: `erased`, `erasureFailed` or `erasureUnanswered`, as the runner saw it.
  /// - Returns: The events to append.
  package func decide(report: DataSubjectEvent) -> [Event] {
    switch report {
    case .erased, .erasureFailed, .erasureUnanswered: [.dataSubject(report)]
    case .lookedUp, .suppressed, .released, .erasureOrdered:
      preconditionFailure("\(report.kind.rawValue) comes from a command, not from a report")
    }
  }
}
