import Domain
import Testing

/// Refreshes: begun by people and by the schedule, ended and refused.
struct RefreshTests {
  static let specifications = starting + serving + taking + completing

  private static let starting: [Specification] = [
    Given("an instant of the schedule has come", History.scheduled)
      .when(start(.at(6)), byActor: .schedule).then(started(.schedule, .at(6), both)),
    Given("instants were missed before it", History.scheduled)
      .when(start(.at(18, missed: 1)), byActor: .schedule)
      .then(started(.schedule, .at(18, missed: 1), both)),
    Given("a person asks before anything is due", History.scheduled)
      .when(start(nil), by: .ada).then(started(.user(.ada), nil, both)),
    Given("a person asks while the schedule is off", History.twoDestinations)
      .when(start(nil), by: .ada).then(started(.user(.ada), nil, both)),
    Given("a person asks for what is due", History.scheduled)
      .when(start(.at(6)), by: .bea).then(started(.user(.bea), .at(6), both)),
    Given("a person asks and there is nothing to refresh", History.segments)
      .when(start(nil), by: .ada).then(started(.user(.ada), nil, [])),
    Given("an instant has come and there is nothing to refresh", nothingToRefresh)
      .when(start(.at(6)), byActor: .schedule).then(started(.schedule, .at(6), [])),
    Given("nothing is due", History.scheduled)
      .when(start(nil), byActor: .schedule).thenRefused(.nothingDue),
    Given("the schedule is off", History.twoDestinations)
      .when(start(.at(6)), byActor: .schedule).thenRefused(.scheduleOff),
    Given("the schedule was switched off", History.scheduled + [off])
      .when(start(.at(6)), by: .ada).thenRefused(.scheduleOff),
    Given("a refresh is under way", History.refreshing)
      .when(start(.at(18), refresh: .evening), byActor: .schedule)
      .thenRefused(.refreshUnderWay(.morning)),
    Given("a person asks while a refresh is under way", History.refreshing)
      .when(start(nil, refresh: .evening), by: .ada).thenRefused(.refreshUnderWay(.morning)),
    Given("two processes begin the same refresh", History.refreshing)
      .when(start(.at(6)), byActor: .schedule).thenRefused(.refreshUnderWay(.morning)),
  ]

  private static let serving: [Specification] = [
    Given("an instant had its refresh", served)
      .when(start(.at(6), refresh: .evening), byActor: .schedule)
      .thenRefused(.alreadyServed(.at(6))),
    Given("an instant lies before one that had its refresh", served)
      .when(start(.at(5), refresh: .evening), byActor: .schedule)
      .thenRefused(.alreadyServed(.at(5))),
    Given("an instant lies before the schedule was set", History.scheduled)
      .when(start(.at(-6)), byActor: .schedule).thenRefused(.alreadyServed(.at(-6))),
    Given("the next instant has come", served)
      .when(start(.at(18), refresh: .evening), byActor: .schedule)
      .then(started(.schedule, .at(18), both, refresh: .evening)),
  ]

  private static let taking: [Specification] = [
    Given("a destination's own instant has come", History.ownScheduled)
      .when(start(nil, own: [birthday(7)]), byActor: .schedule)
      .then(started(.schedule, nil, [.birthday], own: [birthday(7)])),
    Given("it has come without a schedule of the ledger", History.ownScheduled + [off])
      .when(start(nil, own: [birthday(7)]), byActor: .schedule)
      .then(started(.schedule, nil, [.birthday], own: [birthday(7)])),
    Given("it has come together with the schedule's", History.ownScheduled)
      .when(start(.at(6), own: [birthday(7)]), byActor: .schedule)
      .then(started(.schedule, .at(6), both, own: [birthday(7)])),
    Given("a person's round takes in what came due by itself", History.ownScheduled)
      .when(start(nil, own: [birthday(7)]), by: .ada)
      .then(started(.user(.ada), nil, both, own: [birthday(7)])),
    Given("a destination with a schedule of its own is not due", History.ownScheduled)
      .when(start(.at(6)), byActor: .schedule).then(started(.schedule, .at(6), [.newsletter])),
    Given("a destination is switched off", History.scheduled + [schedule(.off)])
      .when(start(nil), by: .ada).then(started(.user(.ada), nil, [.newsletter])),
    Given("a destination is paused", History.scheduled + [paused])
      .when(start(nil), by: .ada).then(started(.user(.ada), nil, [.newsletter])),
    Given("a destination is detached", History.scheduled + [detached])
      .when(start(nil), by: .ada).then(started(.user(.ada), nil, [.newsletter])),
    Given("a connection asks for approved plans", History.scheduled + [approvalRequired])
      .when(start(.at(6)), byActor: .schedule).then(started(.schedule, .at(6), [])),
    Given("it did, and was waived", History.scheduled + [approvalRequired, approvalWaived])
      .when(start(.at(6)), byActor: .schedule).then(started(.schedule, .at(6), both)),
    Given("a connection asks for them at an own instant", History.ownScheduled + [approvalRequired])
      .when(start(nil, own: [birthday(7)]), byActor: .schedule)
      .thenRefused(.destinationNotScheduled("Birthday")),
    Given("a destination was removed", History.scheduled + [removed])
      .when(start(nil), by: .ada).then(started(.user(.ada), nil, [.newsletter])),
    Given("a destination's own instant had its refresh", History.ownScheduled + ownServed)
      .when(start(nil, own: [birthday(7)]), byActor: .schedule)
      .thenRefused(.alreadyServed(.at(7))),
    Given("a destination's own instant lies before its schedule", History.ownScheduled)
      .when(start(nil, own: [birthday(1)]), byActor: .schedule)
      .thenRefused(.alreadyServed(.at(1))),
    Given("a destination is named twice", History.ownScheduled)
      .when(start(nil, own: [birthday(7), birthday(8)]), byActor: .schedule)
      .thenRefused(.alreadyServed(.at(8))),
    Given("a destination runs with refreshes alone", History.scheduled)
      .when(start(nil, own: [birthday(7)]), byActor: .schedule)
      .thenRefused(.destinationNotScheduled("Birthday")),
    Given("a destination with its own schedule is paused", History.ownScheduled + [paused])
      .when(start(nil, own: [birthday(7)]), byActor: .schedule)
      .thenRefused(.destinationNotScheduled("Birthday")),
    Given("a destination with its own schedule is detached", History.ownScheduled + [detached])
      .when(start(nil, own: [birthday(7)]), byActor: .schedule)
      .thenRefused(.destinationNotScheduled("Birthday")),
    Given("a destination with its own schedule is gone", History.ownScheduled + [removed])
      .when(start(nil, own: [birthday(7)]), byActor: .schedule)
      .thenRefused(.unknown("destination/\(DestinationID.birthday)")),
  ]

  private static let completing: [Specification] = [
    Given("destinations wait for their runs", History.refreshing)
      .when(complete(.morning), byActor: .schedule)
      .thenRefused(.refreshIncomplete(.morning, pending: 2)),
    Given("every destination was taken out", History.refreshing + [removed, newsletterRemoved])
      .when(complete(.morning), byActor: .schedule)
      .then(completed([.cancelled, .cancelled])),
    Given("a run was interrupted", History.refreshing + [removed, requested, interrupted])
      .when(complete(.morning), byActor: .schedule).then(completed([.underWay, .cancelled])),
    Given("a person ends the schedule's refresh", History.refreshing + [removed, requested])
      .when(complete(.morning), by: .bea).then(completed([.underWay, .cancelled])),
    Given("the schedule ends a person's empty refresh", emptied)
      .when(complete(.morning), byActor: .schedule).then(completed([])),
    Given("another refresh is under way", History.refreshing)
      .when(complete(.evening), by: .ada).thenRefused(.refreshNotUnderWay(.evening)),
    Given("no refresh is under way", History.scheduled)
      .when(complete(.missing), by: .ada).thenRefused(.refreshNotUnderWay(.missing)),
    Given("a refresh has ended already", served)
      .when(complete(.morning), byActor: .schedule).thenRefused(.refreshNotUnderWay(.morning)),
  ]

  private static let both: [DestinationID] = [.newsletter, .birthday]
  private static let off = Event.schedule(.switchedOff(.init()))
  private static let paused = Event.destination(
    .paused(.init(destination: .birthday, failures: 3)))
  private static let detached = Event.destination(.detached(.init(destination: .birthday)))
  private static let approvalRequired = Event.connection(
    .approvalRequired(.init(connection: .brevo)))
  private static let approvalWaived = Event.connection(.approvalWaived(.init(connection: .brevo)))
  private static let removed = Event.destination(.removed(.init(destination: .birthday)))
  private static let newsletterRemoved = Event.destination(
    .removed(.init(destination: .newsletter)))
  private static let requested = Event.run(.requested(.init(run: .first, order: .scheduled)))
  private static let interrupted = Event.run(.stopped())
  private static let nothingToRefresh =
    History.segments + [.schedule(.set(.init(schedule: .daily, from: .at(0))))]
  private static let served =
    History.refreshing + [
      .schedule(.refreshCompleted(.init(refresh: .morning, figures: RefreshFigures([]))))
    ]
  private static let ownServed: [Event] = [
    .schedule(.refreshStarted(.morning(own: [birthday(7)], destinations: []))),
    .schedule(.refreshCompleted(.init(refresh: .morning, figures: RefreshFigures([])))),
  ]
  private static let emptied =
    History.segments + [
      .schedule(.refreshStarted(.morning(orderer: .user(.ada), occasion: nil, destinations: [])))
    ]

  private static func schedule(_ schedule: DestinationSchedule) -> Event {
    .destination(.scheduled(.init(destination: .birthday, schedule: schedule, from: .at(1))))
  }

  private static func birthday(_ hour: Int) -> OwnOccasion {
    OwnOccasion(destination: .birthday, occasion: .at(hour))
  }

  private static func start(
    _ occasion: Occasion?, own: [OwnOccasion] = [], refresh: RefreshID = .morning
  ) -> Command {
    .schedule(.startRefresh(.init(refresh: refresh, occasion: occasion, own: own)))
  }

  private static func started(
    _ orderer: Orderer, _ occasion: Occasion?, _ destinations: [DestinationID],
    own: [OwnOccasion] = [], refresh: RefreshID = .morning
  ) -> Event {
    .schedule(
      .refreshStarted(
        .init(
          refresh: refresh, orderer: orderer, occasion: occasion, own: own,
          destinations: destinations)))
  }

  private static func complete(_ refresh: RefreshID) -> Command {
    .schedule(.completeRefresh(.init(refresh: refresh)))
  }

  private static func completed(_ outcomes: [RefreshOutcome]) -> Event {
    .schedule(.refreshCompleted(.init(refresh: .morning, figures: RefreshFigures(outcomes))))
  }

  @Test
  func `What waits for its run goes without failing once its connection asks for approvals`() {
    var state = State(replaying: History.refreshing)
    #expect(state.refresh?.pending == Self.both)
    state.evolve(Self.approvalRequired)
    #expect(state.refresh?.pending == [])
    #expect(state.refresh?.outcomes == [.newsletter: .cancelled, .birthday: .cancelled])
    #expect(state.destinations.values.allSatisfy { $0.condition == .working && $0.failures == 0 })
    #expect(state.waitingForApproval.map(\.id) == Self.both.sorted())
    state.evolve(Self.approvalWaived)
    #expect(state.waitingForApproval.isEmpty)
  }

  @Test(arguments: specifications)
  func refreshes(_ specification: Specification) { specification.check() }

  @Test
  func `A round goes by the destinations' identities, then by their own schedules as given`() throws
  {
    var state = State(replaying: History.segments)
    let all = (1...9).map { DestinationID.numbered(300 + $0) }
    for (index, id) in all.shuffled().enumerated() {
      state.evolve(
        .destination(
          .saved(
            .init(
              destination: id, settings: .newsletter(name: .init(stringLiteral: "Export \(index)")),
              listName: "Everybody", owner: .ada))))
    }
    let own = [all[6], all[2]]
    for id in own {
      state.evolve(
        .destination(
          .scheduled(.init(destination: id, schedule: .own(.mondays), from: .at(0)))))
    }
    let occasions = own.map { OwnOccasion(destination: $0, occasion: .at(7)) }
    let start = ScheduleCommand.StartRefresh(refresh: .morning, occasion: nil, own: occasions)
    let events = try state.decide(.schedule(.startRefresh(start)), by: .user(.ada))
    for event in events { state.evolve(event) }
    #expect(state.refresh?.pending == all.filter { !own.contains($0) } + own)
    for id in own { #expect(state.destinations[id]?.served == .at(7)) }
  }
}
