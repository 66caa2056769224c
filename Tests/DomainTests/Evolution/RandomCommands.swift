import Domain

/// Commands about few things by people in every role, and reports that mostly fit, so that a walk
/// gets far and still meets every rule.
struct RandomCommands {
  var random: SplitMix64
  private var counter: UInt64 = 1000

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
  }

  /// Mostly somebody who may, and now and then anybody at all.
  mutating func actor(in state: State) -> Actor {
    if Int.random(in: 0..<5, using: &random) == 0 { return .schedule }
    let may = state.users.values.filter { $0.isActive && $0.role.mayContribute }.map(\.id).sorted()
    if Int.random(in: 0..<6, using: &random) > 0 { return .user(random.pick(may)) }
    return .user(random.pick([.ada, .bea, .carl, .vera, .otto, .gone, .nobody]))
  }

  /// A command that makes sense in some state.
  mutating func command(by actor: Actor, in state: State) -> Command {
    if case .user(let user) = actor { return command(by: user, in: state) }
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return command(by: .ada, in: state)
    case 1, 2: return .run(run(in: state))
    default: return refreshing(in: state)
    }
  }

  private mutating func command(by user: UserID, in state: State) -> Command {
    if Bool.random(using: &random), let mending = mending(by: user, in: state) { return mending }
    return switch Int.random(in: 0..<20, using: &random) {
    case 0: self.user()
    case 1, 2, 3, 4: .connection(connection(by: user))
    case 5, 6: .segment(segment())
    case 7, 8: .destination(destination())
    case 9: .destination(attaching(in: state))
    case 13: planning(by: user, in: state)
    case 10, 11: refreshing(in: state)
    case 12:
      random.pick([
        .schedule(schedule()), .notification(notification()), custody(),
        .dataSubject(dataSubject()),
      ])
    default: .run(run(in: state))
    }
  }

  private mutating func user() -> Command {
    let user = random.pick([UserID.ada, .bea, .carl, .vera, fresh()])
    let role = random.pick(Role.allCases)
    return .user(
      random.pick([
        .add(
          .init(
            user: user, name: random.pick(["Ada", "Bea", "Dora", "Emil"]), role: role,
            publicKey: .of(user))),
        .changeRole(.init(user: user, role: role)),
        .changeRole(.init(user: user, role: .administrator)), .deactivate(.init(user: user)),
        .rotateKey(.init(user: user, publicKey: random.pick([.of(user), .next(of: user)]))),
      ]))
  }

  private mutating func connection(by actor: UserID) -> ConnectionCommand {
    let connection = random.pick([ConnectionID.brevo, .other])
    let name: DisplayName = random.pick(["Brevo", "Other", "Mail"])
    let key = ConnectionCommand.Establish(
      connection: connection, keyFingerprint: "00112233445566aa",
      answer: .accepted(account: .pastry))
    let text = random.pick([ConsentText.march, .march, .june])
    return random.pick([
      .create(.init(connection: connection, name: name, baseURL: "https://api.brevo.com/v3")),
      .acceptConsent(.init(connection: connection, shown: text, current: .march)),
      .acceptConsent(.init(connection: connection, shown: .march, current: .march)),
      .establish(key), .establish(key), .rotateAPIKey(key),
      .addExportUser(.init(connection: connection, user: random.pick([actor, actor, .bea]))),
      .save(.init(connection: connection)), .save(.init(connection: connection)),
      .save(.init(connection: connection)), .save(.init(connection: connection)),
      .share(.init(connection: connection)), .share(.init(connection: connection)),
      .requireApproval(.init(connection: connection)),
      .waiveApproval(.init(connection: connection)),
      .unshare(.init(connection: connection)),
      .rename(.init(connection: connection, name: name)), .share(.init(connection: connection)),
      .withdrawConsent(.init(connection: connection)), .remove(.init(connection: connection)),
    ])
  }

  private mutating func segment() -> SegmentCommand {
    let segment = random.pick([SegmentID.customers, .prospects])
    let fields = ["id", "email", "first", "phone", "newsletter"]
    return random.pick([
      .define(
        .init(
          segment: segment, name: random.pick(["Customers", "Prospects"]),
          source: .table(.csv("/data/customers.csv")), reading: .readable(fields: fields))),
      .activate(.init(segment: segment)), .activate(.init(segment: segment)),
      .deactivate(.init(segment: segment)), .remove(.init(segment: segment)),
    ])
  }

  private mutating func destination() -> DestinationCommand {
    let destination = random.pick([DestinationID.newsletter, .birthday])
    let save = DestinationCommand.Save.newsletter(
      destination,
      settings: .newsletter(
        name: random.pick(["Newsletter", "Birthday"]), connection: random.pick([.brevo, .other]),
        segments: random.pick([[.customers], [.prospects], [.customers, .prospects]]),
        onlyChanges: Bool.random(using: &random), mirror: mirror()))
    let schedule = random.pick(DestinationSchedule.samples + [.withRefresh, .withRefresh])
    let set = DestinationCommand.SetSchedule(
      destination: destination, schedule: schedule, isTimeZoneKnown: true, from: now())
    return random.pick([
      .save(save), .save(save), .edit(save), .edit(save),
      .remove(.init(destination: destination)), .detach(.init(destination: destination)),
      .setSchedule(set),
    ])
  }

  /// Gives a detached destination a connection that there is.
  private mutating func attaching(in state: State) -> DestinationCommand {
    let detached = state.destinations.values.filter(\.isDetached).map(\.id).min()
    let saved = state.connections.values.filter(\.isSaved).map(\.id).min()
    let name = detached.flatMap { state.destinations[$0]?.settings.name }
    return .attach(
      .newsletter(
        detached ?? .newsletter,
        settings: .newsletter(
          name: name ?? "Newsletter", connection: saved ?? .brevo,
          segments: [random.pick([.customers, .prospects])],
          onlyChanges: Bool.random(using: &random), mirror: mirror())))
  }

  /// Mostly a guard that the walk's removals pass, and now and then one that they do not, or none
  /// at all.
  private mutating func mirror() -> Mirroring? {
    random.pick([nil, nil, .usual, .usual, .init(removeAtMost: 9), .init(removeAtMost: 101)])
  }

  /// What one thing lacks without which nothing can run, so that walks do not end in a standstill.
  private mutating func mending(by user: UserID, in state: State) -> Command? {
    let (connection, segment) = (ConnectionID.brevo, SegmentID.customers)
    guard let current = state.connections[connection] else {
      let name: DisplayName = random.pick(["Brevo", "Other", "Mail"])
      return .connection(.create(.init(connection: connection, name: name, baseURL: "https://x")))
    }
    if current.consent?.text != .march {
      return .connection(
        .acceptConsent(.init(connection: connection, shown: .march, current: .march)))
    }
    if current.access == nil {
      return .connection(
        .establish(
          .init(
            connection: connection, keyFingerprint: "00112233445566aa",
            answer: .accepted(account: .pastry))))
    }
    if current.exportUser.flatMap({ state.users[$0] })?.isActiveAdministrator != true {
      return .connection(.addExportUser(.init(connection: connection, user: user)))
    }
    if !current.isSaved { return .connection(.save(.init(connection: connection))) }
    if state.segments[segment]?.isActive == false {
      return .segment(.activate(.init(segment: segment)))
    }
    return nil
  }

  private mutating func schedule() -> ScheduleCommand {
    random.pick([
      .set(.init(schedule: random.pick(Schedule.samples), isTimeZoneKnown: true, from: now())),
      .set(.init(schedule: .daily, isTimeZoneKnown: true, from: now())), .switchOff(.init()),
    ])
  }

  private mutating func dataSubject() -> DataSubjectCommand {
    let person = random.pick([Pseudonym.somebody, .another])
    return random.pick([
      .lookUp(.init(pseudonym: person)), .suppress(.init(pseudonym: person)),
      .release(.init(pseudonym: person)),
      .erase(.init(pseudonym: person, connections: random.pick([[], [.brevo], [.other]]))),
    ])
  }

  private mutating func custody() -> Command {
    .custody(
      random.pick([
        .purgeManifests(.init(purge: .lastYears)), .writeEvidence(.init(evidence: .ofFirst)),
        .markGap(.init(gap: .ofThree)), .upgrade(.init(version: .current)),
      ]))
  }

  private mutating func notification() -> NotificationCommand {
    random.pick([.set(.init(webhook: .pager)), .set(.init(webhook: .pager)), .switchOff(.init())])
  }

  /// The next thing that a refresh needs, or now and then what it does not.
  private mutating func refreshing(in state: State) -> Command {
    if let refresh = state.refresh, Int.random(in: 0..<10, using: &random) > 0 {
      guard let destination = refresh.pending.first else {
        return .schedule(.completeRefresh(.init(refresh: refresh.id)))
      }
      return .run(
        .start(
          .init(
            run: fresh(), destination: random.pick([destination, .newsletter]),
            consentText: .march, refresh: refresh.id)))
    }
    let occasion = Occasion(due: now(), missed: 0)
    let own = state.destinations.values.filter { $0.schedule != .withRefresh }.map(\.id).sorted()
      .map { OwnOccasion(destination: $0, occasion: occasion) }
    return .schedule(
      random.pick([
        .startRefresh(.init(refresh: fresh(), occasion: random.pick([nil, occasion]), own: own)),
        .startRefresh(.init(refresh: fresh(), occasion: random.pick([nil, occasion]))),
        .completeRefresh(.init(refresh: fresh())),
      ]))
  }

  /// The approval of a run as it would be now, or the run by that approval.
  private mutating func planning(by user: UserID, in state: State) -> Command {
    let destination = random.pick([DestinationID.newsletter, .birthday])
    if let approval = state.destinations[destination]?.approval, Bool.random(using: &random) {
      return .run(
        .start(
          .init(
            run: fresh(), destination: destination, consentText: .march, plan: approval.plan)))
    }
    let order = RunCommand.Start(run: fresh(), destination: destination, consentText: .march)
    var tried = state.sparingApproval(of: destination)
    guard case .events(let events) = Decision(of: .run(.start(order)), by: user, in: tried)
    else { return .run(.start(order)) }
    for event in events { tried.evolve(event) }
    if let run = tried.runs[order.run] { tried.evolve(.run(report(about: run))) }
    guard let plan = tried.plan(of: order.run, listName: "Newsletter")
    else { return .run(.start(order)) }
    if Int.random(in: 0..<3, using: &random) > 0 {
      return .destination(.approve(.init(plan: plan)))
    }
    return .run(
      .start(
        .init(run: fresh(), destination: destination, consentText: .march, plan: plan)))
  }

  private mutating func now() -> Timestamp {
    .at(Int.random(in: 0..<1000, using: &random))
  }

  private mutating func run(in state: State) -> RunCommand {
    let run = random.pick([RunID.first, .second] + state.runs.keys.sorted())
    let text = random.pick([ConsentText.march, .march, .march, .june])
    let start = RunCommand.Start(
      run: random.pick([run, fresh()]), destination: random.pick([.newsletter, .birthday]),
      consentText: text)
    return random.pick([
      .start(start), .start(start), .start(start), .resume(.init(run: run, consentText: text)),
      .cancel(.init(run: run)),
    ])
  }

  private mutating func fresh<Concept>() -> Identifier<Concept> {
    counter += 1
    return .numbered(counter)
  }
}
