extension State {
  /// The plan of a run that was ordered and surveyed in this state, but not begun.
  ///
  /// - Parameters:
  ///   - run: The run, as it stands once its sources were read.
  ///   - listName: What Sendinblue calls the list.
  /// - Returns: Nothing where there is no such run, or its sources were not read.
  package func plan(of run: RunID, listName: String) -> RunPlan? {
    guard let run = runs[run], let expected = run.plan, let origin,
      let connection = connections[run.order.settings.connection]
    else { return nil }
    let order = run.order
    return RunPlan(
      ledger: origin, destination: order.destination, settings: order.settings, listName: listName,
      account: connection.accounts, consentText: order.consent.text, segments: order.sources,
      lastCompleted: destinations[order.destination]?.lastCompleted, baseline: order.baseline,
      expected: expected)
  }

  /// The state in which a run can be tried out that needs a plan, which the trial is to make.
  ///
  /// - Parameter destination: What is to be tried out.
  /// - Returns: The same state, the approval of plans put aside.
  package func sparingApproval(of destination: DestinationID) -> State {
    var state = self
    if let connection = destinations[destination]?.settings.connection {
      state.connections[connection]?.requiresApproval = false
    }
    return state
  }

  /// Lets an order pass that keeps to a plan, or needs none.
  ///
  /// - Parameters:
  ///   - start: The order.
  ///   - order: What it comes to.
  ///   - principal: Who gives it.
  /// - Returns: Who approved the plan, where the connection asks for that.
  /// - Throws: The rule that says no.
  func requirePlanned(
    _ start: RunCommand.Start, _ order: RunOrder, by principal: Principal
  ) throws(Refusal) -> UserID? {
    let connection = try existing(order.settings.connection)
    guard let plan = start.plan else {
      if connection.requiresApproval { throw .planRequired(connection: connection.name) }
      return nil
    }
    try requireCurrent(plan, of: order)
    return connection.requiresApproval
      ? try approver(of: plan, besides: principal, over: connection) : nil
  }

  /// What a person's approval of a plan comes to.
  func decide(
    approving plan: RunPlan, by actor: User
  ) throws(Refusal) -> [DestinationEvent] {
    try requireOwn(plan)
    let destination = try accessible(plan.destination, by: actor)
    let consent = connections[destination.settings.connection]?.consent?.text
    let order = try order(of: destination, under: consent ?? plan.consentText, by: .user(actor))
    try requireCurrent(plan, of: order)
    if destination.approval == Approval(plan: plan, user: actor.id) { return [] }
    return [.approved(.init(plan: plan, user: actor.id))]
  }

  /// Who approved the plan by which the next run of a destination can be started.
  ///
  /// - Parameter destination: Which destination.
  /// - Returns: Nothing where its connection asks for no approval, nobody gave one, or the one that
  ///   was given counts no more.
  package func approver(ofNextRunOf destination: Destination) -> User? {
    guard let connection = connections[destination.settings.connection],
      connection.requiresApproval, let consent = connection.consent?.text,
      let approval = destination.approval, let user = users[approval.user], user.isActive,
      connection.isUsable(by: user)
    else { return nil }
    do throws(Refusal) {
      let order = try order(of: destination, under: consent, by: .user(user))
      try requireCurrent(approval.plan, of: order)
      return user
    } catch {
      // A rule that would refuse the run is the answer.
      return nil
    }
  }

  /// Forgets what was approved over a connection that is not what it was.
  mutating func forgetApprovals(over connection: ConnectionID) {
    for (id, destination) in destinations where destination.settings.connection == connection {
      destinations[id]?.approval = nil
    }
  }

  /// Lets plans of this ledger pass.
  func requireOwn(_ plan: RunPlan) throws(Refusal) {
    guard plan.ledger == origin else { throw .planOfOtherLedger(plan.ledger) }
  }

  private func requireCurrent(_ plan: RunPlan, of order: RunOrder) throws(Refusal) {
    guard plan.destination == order.destination else {
      throw .planOfOtherDestination(plan.settings.name)
    }
    let differences: [(RunPlan.Part, Bool)] = [
      (.settings, plan.settings != order.settings),
      (.account, plan.account != connections[order.settings.connection]?.accounts),
      (.consent, plan.consentText != order.consent.text),
      (.segments, plan.segments != order.sources),
      (
        .lastRun,
        plan.lastCompleted != destinations[order.destination]?.lastCompleted
          || plan.baseline != order.baseline
      ),
    ]
    let parts = differences.filter(\.1).map(\.0)
    if !parts.isEmpty { throw .planOutdated(parts, destination: order.settings.name) }
  }

  /// Who approved exactly this plan, and may still do so.
  private func approver(
    of plan: RunPlan, besides principal: Principal, over connection: Connection
  ) throws(Refusal) -> UserID {
    let name = plan.settings.name
    guard let approval = destinations[plan.destination]?.approval, approval.plan == plan,
      let user = users[approval.user], user.isActive, connection.isUsable(by: user)
    else { throw .planNotApproved(destination: name) }
    guard principal.orderer != .user(user.id) else { throw .approvalByOrderer(destination: name) }
    return user.id
  }
}

extension RunPlan {
  /// Lets a run begin that comes to what was planned.
  ///
  /// - Parameter started: What reading the sources and asking Sendinblue showed.
  /// - Throws: `Refusal.planDrifted`.
  func requireKept(by started: RunEvent.Started) throws(Refusal) {
    let differences: [(Part, Bool)] = [
      (.list, started.list != .found(name: listName)),
      (.sources, started.sources != expected.sources),
      (.figures, started.figures != expected.figures),
      (.removals, started.removals != expected.removals),
    ]
    let parts = differences.filter(\.1).map(\.0)
    if !parts.isEmpty { throw .planDrifted(parts, destination: settings.name) }
  }
}
