extension State {
  func decide(_ command: RunCommand, by principal: Principal) throws(Refusal) -> [RunEvent] {
    switch command {
    case .start(let start): return try decide(start, by: principal)
    case .resume(let resumption): return try decide(resumption, by: principal)
    case .cancel(let cancellation):
      let actor = try principal.person()
      try requireContributor(actor)
      let run = try underWay(cancellation.run)
      _ = try accessible(run.order.destination, by: actor)
      return [.cancelled(.init(run: run.id, user: actor.id))]
    }
  }

  private func decide(
    _ start: RunCommand.Start, by principal: Principal
  ) throws(Refusal) -> [RunEvent] {
    if let plan = start.plan { try requireOwn(plan) }
    let destination = try runnable(start.destination, by: principal)
    guard unfinished(start.run) == nil else { throw .identityTaken(.run(start.run)) }
    try requirePending(destination, in: start.refresh, by: principal)
    if let run = runs.values.first(where: { $0.order.destination == destination.id }) {
      throw .runUnderWay(run.id, destination: destination.settings.name)
    }
    let order = try order(
      of: destination, under: start.consentText, by: principal, in: start.refresh)
    let approver = try requirePlanned(start, order, by: principal)
    return [
      .requested(
        .init(run: start.run, order: order.keeping(to: start.plan, approvedBy: approver)))
    ]
  }

  /// What ordering a run of a destination comes to, whether or not one is under way.
  func order(
    of destination: Destination, under text: ConsentText, by principal: Principal,
    in refresh: RefreshID? = nil
  ) throws(Refusal) -> RunOrder {
    if destination.isDetached { throw .destinationDetached(destination.settings.name) }
    let connection = try existing(destination.settings.connection)
    guard connection.isSaved, let access = connection.access else {
      throw .connectionNotSaved(connection.name)
    }
    let (consent, exportUser) = try authority(of: connection, under: text)
    var sources: [RunOrder.Source] = []
    for id in destination.settings.segments {
      let segment = try existing(id)
      guard segment.isActive else { throw .segmentInactive(segment.name) }
      sources.append(
        .init(
          segment: id, source: segment.source, customerIDField: segment.customerIDField))
    }
    return RunOrder(
      destination: destination.id, settings: destination.settings,
      listName: destination.listName, sources: sources, account: access.account,
      consent: consent, exportUser: exportUser.id, orderedBy: principal.orderer, refresh: refresh,
      baseline: destination.settings.keepsStanding ? destination.baseline : nil, plan: nil,
      approvedBy: nil)
  }

  private func decide(
    _ resumption: RunCommand.Resume, by principal: Principal
  ) throws(Refusal) -> [RunEvent] {
    if case .user(let user) = principal { try requireContributor(user) }
    let run = try underWay(resumption.run)
    _ = try runnable(run.order.destination, by: principal)
    try requirePermitted(run, under: resumption.consentText)
    for id in run.order.settings.segments {
      let segment = try existing(id)
      guard segment.isActive else { throw .segmentInactive(segment.name) }
    }
    var events: [RunEvent] = []
    if !run.isInterrupted {
      events.append(.interrupted(.init(run: run.id, cause: .processEnded)))
    }
    events.append(
      .resumed(
        .init(run: run.id, consentText: resumption.consentText, user: principal.orderer)))
    // A batch that was on record when the process ended may have left: that is now said.
    if case .prepared(_, let batch, let attempts) = run.phase {
      events.append(
        .batchUnanswered(
          .init(
            run: run.id, number: batch.number, attempt: attempts.saturatingSum(1),
            cause: .processEnded)))
    }
    return events
  }

  /// The destination of an identity, where a principal may run it.
  private func runnable(
    _ id: DestinationID, by principal: Principal
  ) throws(Refusal) -> Destination {
    switch principal {
    case .user(let user):
      try requireContributor(user)
      return try accessible(id, by: user)
    case .schedule: return try existing(id)
    }
  }

  /// What is run for a refresh has to be waiting for it; the schedule runs nothing otherwise.
  private func requirePending(
    _ destination: Destination, in id: RefreshID?, by principal: Principal
  ) throws(Refusal) {
    guard let id else {
      if principal == .schedule { throw .nothingDue }
      return
    }
    guard let refresh, refresh.id == id else { throw .refreshNotUnderWay(id) }
    guard refresh.pending.contains(destination.id) else {
      throw .notInRefresh(destination.settings.name)
    }
  }

  /// The run of an identity that a process has still to do with: one under way, or a cancelled one
  /// with a batch in the air.
  ///
  /// - Parameter id: The run.
  /// - Returns: Nothing where there is no such run, or no more.
  package func unfinished(_ id: RunID) -> Run? { runs[id] ?? settling[id] }

  /// The run of an identity that has not ended.
  func underWay(_ id: RunID) throws(Refusal) -> Run {
    guard let run = runs[id] else { throw .runNotUnderWay(id) }
    return run
  }

  /// The ends of runs under way, the eldest first.
  func cancellations(by actor: User, where isEnding: (Run) -> Bool) -> [Event] {
    runs.values.filter(isEnding).sorted { $0.id < $1.id }
      .map { .run(.cancelled(.init(run: $0.id, user: actor.id))) }
  }

  /// Whether a run under way may let anything more leave.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - text: The consent text that is current.
  /// - Throws: The rule that forbids it.
  package func requirePermitted(_ run: Run, under text: ConsentText) throws(Refusal) {
    guard let connection = connections[run.order.settings.connection] else {
      throw .unknown(Subject.connection(run.order.settings.connection).text)
    }
    _ = try authority(of: connection, under: text)
  }

  /// The consent and the export user under which exports of a connection run.
  private func authority(
    of connection: Connection, under text: ConsentText
  ) throws(Refusal) -> (Connection.Consent, User) {
    guard let consent = connection.consent else {
      throw .consentNotInForce(connection: connection.name)
    }
    guard consent.text == text else {
      throw .consentTextChanged(connection: connection.name, current: text.version)
    }
    guard let id = connection.exportUser, let user = users[id] else {
      throw .exportUserMissing(connection: connection.name)
    }
    guard user.isActiveAdministrator else {
      throw .exportUserWithoutAuthority(user.name, connection: connection.name)
    }
    return (consent, user)
  }
}

extension RunOrder {
  /// The order, to be carried out only as it was planned.
  fileprivate func keeping(to plan: RunPlan?, approvedBy approver: UserID?) -> RunOrder {
    RunOrder(
      destination: destination, settings: settings, listName: listName, sources: sources,
      account: account, consent: consent, exportUser: exportUser, orderedBy: orderedBy,
      refresh: refresh, baseline: baseline, plan: plan, approvedBy: approver)
  }
}
