import Domain
import Testing

/// The points that were settled where the original is silent, by their letters.
struct SettledPointTests {
  static let profileLimits: [ReportSpecification] = [
    .init(
      "(a) one address over a million", Stage.requested.history,
      when: .started(.sending(1_000_001)),
      then: .neverStarts(.tooManyProfiles(1_000_001, limit: 1_000_000))),
    .init(
      "(a) a million addresses", Stage.requested.history, when: .started(.sending(1_000_000)),
      then: .accepted(.started(.sending(1_000_000)))),
    .init(
      "(a) the count is of distinct addresses", Stage.requested.history, when: .started(.crowd),
      then: .accepted(.started(.crowd))),
    .init(
      "(a) one address over the connection's own limit", limited(to: 5), when: .started(),
      then: .neverStarts(.overProfileLimit(6, limit: 5))),
    .init(
      "(a) as many addresses as the connection's own limit", limited(to: 6), when: .started(),
      then: .accepted(.started())),
  ]

  private static func limited(to limit: Int) -> [Event] {
    Stage.requested.history.map { event in
      guard event == .connection(.created(.brevo())) else { return event }
      return .connection(.created(.brevo(profileLimit: limit)))
    }
  }

  @Test(arguments: profileLimits)
  func `(a) too many profiles are refused before anything is sent`(
    _ specification: ReportSpecification
  ) {
    specification.check()
    guard case .refused(_, let events) = specification.outcome else { return }
    let after = State(replaying: specification.given + events)
    #expect(after.runs.isEmpty)
    #expect(after.decide(report: .preparedFirst) == .refused(.runNotUnderWay(.first), []))
  }

  @Test
  func `(b) (c) (d) rejected rows, duplicates and blanked phones are counted`() {
    #expect(RunFigures.tenRows.rejectedRows == 2)
    #expect(RunFigures.tenRows.addUp)
    ReportSpecification(
      "", Stage.allSettled.history, when: .completed(), then: .accepted(.completed())
    ).check()
    let lost = [
      RunFigures(
        read: 10, sent: 6, duplicates: 1, withheld: 1, rejected: [], phonesBlanked: 1),
      RunFigures(
        read: 10, sent: 6, duplicates: 0, withheld: 1,
        rejected: [.init(reason: "address-malformed", rows: 2)], phonesBlanked: 1),
    ]
    for figures in lost { #expect(!figures.addUp) }
  }

  @Test
  func `(e) an inactive segment refuses the run, and reactivated allows it`() throws {
    var state = State(replaying: History.destination)
    state.evolve(.segment(.deactivated(.init(segment: .customers))))
    #expect(throws: Refusal.segmentInactive("Customers")) {
      try state.decide(.start(.first), by: .user(.ada))
    }
    state.evolve(.segment(.activated(.init(segment: .customers))))
    #expect(try state.decide(.start(.first), by: .user(.ada)).count == 1)
  }

  @Test
  func `(f) no recipients complete with zero and a warning`() {
    let history = Stage.requested.history + [.run(.started(.nobody))]
    let end = RunEvent.completed(.nobody, batches: 0, warnings: [.noRecipients])
    ReportSpecification("", history, when: end, then: .accepted(end)).check()
    ReportSpecification(
      "", history, when: .completed(.nobody, batches: 0), then: .fails(.figuresDoNotAddUp)
    ).check()
    #expect(State(replaying: history + [.run(end)]).runs.isEmpty)
  }

  @Test
  func `(g) one run at a time a destination, while another destination runs`() throws {
    let underWay = RunEvent.requested(.init(run: .first, order: .newsletter))
    let state = State(replaying: History.twoDestinations + [.run(underWay)])
    #expect(throws: Refusal.runUnderWay(.first, destination: "Newsletter")) {
      try state.decide(.start(.second), by: .user(.ada))
    }
    let birthday = RunCommand.Start(run: .second, destination: .birthday, consentText: .march)
    #expect(try state.decide(.run(.start(birthday)), by: .user(.ada)).count == 1)
  }

  @Test(arguments: [RunEvent.completed(), .failed(), .cancelled(.init(run: .first, user: .ada))])
  func `(g) after a run's end the next may start`(_ end: RunEvent) throws {
    let state = State(replaying: Stage.allSettled.history + [.run(end)])
    #expect(try state.decide(.start(.second), by: .user(.carl)).count == 1)
  }

  @Test
  func `(i) after unsharing, a contributor's destination keeps running`() throws {
    let unshared = Event.connection(.unshared(.init(connection: .brevo)))
    let state = State(replaying: Stage.ready.history + [unshared])
    #expect(state.runs[.first]?.order.orderedBy == .user(.carl))
    #expect(state.decide(report: .preparedFirst) == .accepted(.preparedFirst))

    let idle = State(replaying: History.destination + [unshared])
    #expect(try idle.decide(.start(.second), by: .user(.ada)).count == 1)
    #expect(try idle.decide(.start(.second), by: .user(.bea)).count == 1)
  }

  @Test(arguments: [
    Command.start(.second), .destination(.edit(.newsletter(settings: .newsletter(list: 8)))),
    .destination(.remove(.init(destination: .newsletter))),
    .run(.cancel(.init(run: .first))),
    .run(.resume(.init(run: .first, consentText: .march))),
  ])
  func `(i) after unsharing, a contributor's destination is read-only to them`(
    _ command: Command
  ) throws {
    var state = State(replaying: Stage.ready.history)
    state.evolve(.connection(.unshared(.init(connection: .brevo))))
    #expect(throws: Refusal.connectionNotAccessible) {
      try state.decide(command, by: .user(.carl))
    }
    #expect(state.destinations[.newsletter]?.owner == .carl)
  }

  @Test(arguments: [
    Event.user(.deactivated(.init(user: .ada))),
    .user(.roleChanged(.init(user: .ada, from: .administrator, role: .viewer))),
  ])
  func `(j) an export user who left stops the runs until another adds themselves`(
    _ leaving: Event
  ) throws {
    let refusal = Refusal.exportUserWithoutAuthority("Ada", connection: "Brevo")
    var state = State(replaying: Stage.ready.history + [leaving])
    #expect(state.decide(report: .preparedFirst) == .fails(refusal))
    state.evolve(.run(.failed(.forbidden, rule: refusal.rule)))
    #expect(throws: refusal) { try state.decide(.start(.second), by: .user(.carl)) }

    let add = ConnectionCommand.AddExportUser(connection: .brevo, user: .bea)
    for event in try state.decide(.connection(.addExportUser(add)), by: .user(.bea)) {
      state.evolve(event)
    }
    let events = try state.decide(.start(.second), by: .user(.carl))
    guard case .run(.requested(let requested)) = events.first else {
      Issue.record("no run was ordered")
      return
    }
    #expect(requested.order.exportUser == .bea)
  }

  @Test
  func `(j) another who adds themselves in time lets a run under way go on`() {
    let state = State(
      replaying: Stage.ready.history + [
        .user(.deactivated(.init(user: .ada))),
        .connection(.exportUserAdded(.init(connection: .brevo, user: .bea))),
      ])
    #expect(state.decide(report: .preparedFirst) == .accepted(.preparedFirst))
  }

  @Test
  func `(k) a changed consent text refuses start and resume until it is agreed to`() throws {
    let refusal = Refusal.consentTextChanged(connection: "Brevo", current: "2026-06.en")
    let resume = Command.run(.resume(.init(run: .first, consentText: .june)))
    let agreed = Event.connection(
      .consentAccepted(.init(connection: .brevo, text: .june, user: .ada)))

    var idle = State(replaying: History.destination)
    #expect(throws: refusal) { try idle.decide(.start(.first, under: .june), by: .user(.carl)) }
    idle.evolve(agreed)
    #expect(try idle.decide(.start(.first, under: .june), by: .user(.carl)).count == 1)

    var interrupted = State(replaying: Stage.interruptedReady.history)
    #expect(throws: refusal) { try interrupted.decide(resume, by: .user(.carl)) }
    interrupted.evolve(agreed)
    #expect(try interrupted.decide(resume, by: .user(.carl)).count == 1)
  }

  @Test
  func `(n) a consent rule is part of what is ordered, and withheld rows are counted`() {
    #expect(RunOrder.newsletter.settings.matching.consent?.field == "newsletter")
    #expect(RunOrder.newsletter.settings.matching.consent?.values == ["yes", "oui"])
    #expect(RunFigures.tenRows.withheld == 1)
    let uncounted = RunFigures(
      read: 10, sent: 6, duplicates: 1, withheld: 0,
      rejected: [.init(reason: "address-malformed", rows: 2)], phonesBlanked: 1)
    #expect(!uncounted.addUp)
  }
}

extension Command {
  /// Starts a run of the newsletter's destination.
  fileprivate static func start(_ run: RunID, under text: ConsentText = .march) -> Command {
    .run(.start(.init(run: run, destination: .newsletter, consentText: text)))
  }
}

extension RunFigures {
  /// More rows than may leave, with no more addresses than may.
  fileprivate static let crowd = RunFigures(
    read: 1_500_000, sent: 1_000_000, duplicates: 500_000, withheld: 0, rejected: [],
    phonesBlanked: 0)
}
