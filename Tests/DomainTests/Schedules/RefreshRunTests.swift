import Domain
import Testing

/// Runs in a refresh: who may order them, and what their ends come to in it.
struct RefreshRunTests {
  static let specifications: [Specification] = [
    Given("the schedule orders what waits in its refresh", History.refreshing)
      .when(start(), byActor: .schedule)
      .then(.run(.requested(.init(run: .first, order: .scheduled)))),
    Given("the schedule orders a run without a refresh", History.refreshing)
      .when(start(in: nil), byActor: .schedule).thenRefused(.nothingDue),
    Given("the schedule orders a run while nothing is refreshed", History.scheduled)
      .when(start(), byActor: .schedule).thenRefused(.refreshNotUnderWay(.morning)),
    Given("the schedule orders a run in another refresh", History.refreshing)
      .when(start(in: .evening), byActor: .schedule)
      .thenRefused(.refreshNotUnderWay(.evening)),
    Given("a person orders a run in another refresh", History.refreshing)
      .when(start(in: .evening), by: .ada).thenRefused(.refreshNotUnderWay(.evening)),
    Given("a destination has had its turn", History.refreshing + [requested])
      .when(start(.second), byActor: .schedule).thenRefused(.notInRefresh("Newsletter")),
    Given("a destination takes no part", History.scheduled + [birthdaysAlone])
      .when(start(), byActor: .schedule).thenRefused(.notInRefresh("Newsletter")),
    Given("a destination was removed before its turn", History.refreshing + [removed])
      .when(start(), byActor: .schedule)
      .thenRefused(.unknown("destination/\(DestinationID.newsletter)")),
    Given("a destination was detached before its turn", History.refreshing + [detached])
      .when(start(), byActor: .schedule).thenRefused(.notInRefresh("Newsletter")),
    Given("a destination was switched off before its turn", History.refreshing + [switchedOff])
      .when(start(), byActor: .schedule).thenRefused(.notInRefresh("Newsletter")),
    Given("a destination that is switched off is run by hand", History.scheduled + [switchedOff])
      .when(start(in: nil), by: .ada).then(.run(.requested(.init(run: .first, order: .byAda)))),
    Given("a person's run of the destination is under way", History.refreshing + [byHand])
      .when(start(.second), byActor: .schedule)
      .thenRefused(.runUnderWay(.first, destination: "Newsletter")),
    Given("the export user has left", History.refreshing + [adaLeft])
      .when(start(), byActor: .schedule)
      .thenRefused(.exportUserWithoutAuthority("Ada", connection: "Brevo")),
    Given("the schedule takes up what was interrupted", Stage.interruptedReady.history)
      .when(resume, byActor: .schedule)
      .then(.run(.resumed(.init(run: .first, consentText: .march, user: .schedule)))),
    Given("the schedule takes up a run of its own", History.refreshing + [requested, stopped])
      .when(resume, byActor: .schedule)
      .then(.run(.resumed(.init(run: .first, consentText: .march, user: .schedule)))),
    Given("a person takes up a run of the schedule's", History.refreshing + [requested, stopped])
      .when(resume, by: .carl)
      .then(.run(.resumed(.init(run: .first, consentText: .march, user: .user(.carl))))),
    Given("the schedule takes up nothing for an export user who left", interruptedWithoutAda)
      .when(resume, byActor: .schedule)
      .thenRefused(.exportUserWithoutAuthority("Ada", connection: "Brevo")),
    Given("the schedule takes up nothing that has ended", Stage.completed.history)
      .when(resume, byActor: .schedule).thenRefused(.runNotUnderWay(.first)),
  ]

  /// Something that happens while the newsletter's destination waits, and what it then comes to.
  struct Turn: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let events: [Event]
    let outcome: RefreshOutcome?

    init(_ title: String, _ events: [Event], _ outcome: RefreshOutcome?) {
      testDescription = title
      self.events = events
      self.outcome = outcome
    }
  }

  static let turns: [Turn] = [
    Turn("nothing happens", [], nil),
    Turn("its run is ordered", [requested], .underWay),
    Turn("its run is interrupted", [requested, stopped], .underWay),
    Turn("its run is completed", [requested, .run(.completed())], .completed),
    Turn(
      "its run is completed with warnings",
      [requested, .run(.completed(warnings: [.refusedBySendinblue]))], .completedWithWarnings),
    Turn("its run fails", [requested, .run(.failed())], .failed),
    Turn("its run is cancelled", [requested, cancelled], .cancelled),
    Turn("its run never starts", [requested, neverStarted], .refused),
    Turn("its run is refused", [refused(.consentNotInForce(connection: "Brevo"))], .refused),
    Turn("it is removed", [removed], .cancelled),
    Turn("it is detached", [detached], .cancelled),
    Turn("it is switched off", [switchedOff], .cancelled),
    Turn("it is switched off as its run goes on", [requested, switchedOff], .underWay),
    Turn("it is removed after its run was cancelled", [requested, cancelled, removed], .cancelled),
    Turn("another process orders its run as well", [requested, refusedTwice], .underWay),
    Turn(
      "another process was refused after its run's end",
      [requested, .run(.completed()), refusedTwice], .completed),
    Turn(
      "a second refusal of a destination that was refused for another reason",
      [
        requested, .run(.completed()), refused(.consentNotInForce(connection: "Brevo")),
      ], .completed),
    Turn(
      "somebody who may not asks for its run",
      [refused(.roleInsufficient(has: .viewer, needs: .contributor))], nil),
    Turn("somebody unknown asks for its run", [refused(.actorUnknown("Mallory"))], nil),
    Turn("somebody who left asks for its run", [refused(.actorInactive("Gone"))], nil),
    Turn(
      "somebody without access asks for its run", [refused(.connectionNotAccessible)], nil),
    Turn(
      "it is refused in another refresh",
      [refused(.consentNotInForce(connection: "Brevo"), in: .evening)], nil),
    Turn("a run by hand fails", [byHand, .run(.failed())], nil),
  ]

  private static let requested = Event.run(.requested(.init(run: .first, order: .scheduled)))
  private static let byHand = Event.run(.requested(.init(run: .first, order: .byAda)))
  private static let stopped = Event.run(.stopped())
  private static let cancelled = Event.run(.cancelled(.init(run: .first, user: .ada)))
  private static let removed = Event.destination(.removed(.init(destination: .newsletter)))
  private static let detached = Event.destination(.detached(.init(destination: .newsletter)))
  private static let switchedOff = Event.destination(
    .scheduled(.init(destination: .newsletter, schedule: .off, from: .at(5))))
  private static let neverStarted = Event.commandRefused(
    CommandRefused(refusing: RunID.first, because: .listMissing(7)))
  private static let refusedTwice = refused(.notInRefresh("Newsletter"))
  private static let adaLeft = Event.user(.deactivated(.init(user: .ada)))
  private static let interruptedWithoutAda = Stage.interruptedReady.history + [adaLeft]
  private static let birthdaysAlone = Event.schedule(
    .refreshStarted(.morning(destinations: [.birthday])))
  private static let resume = Command.run(.resume(.init(run: .first, consentText: .march)))

  private static func start(_ run: RunID = .first, in refresh: RefreshID? = .morning) -> Command {
    .run(
      .start(
        .init(run: run, destination: .newsletter, consentText: .march, refresh: refresh)))
  }

  private static func refused(_ refusal: Refusal, in refresh: RefreshID = .morning) -> Event {
    .commandRefused(CommandRefused(refusing: start(in: refresh), because: refusal))
  }

  @Test(arguments: specifications)
  func `runs in a refresh`(_ specification: Specification) { specification.check() }

  @Test(arguments: turns)
  func `A refresh notes what becomes of a destination`(_ turn: Turn) {
    let state = State(replaying: History.refreshing + turn.events)
    #expect(state.refresh?.outcomes[.newsletter] == turn.outcome)
    #expect(state.refresh?.pending == (turn.outcome == nil ? [.newsletter] : []) + [.birthday])
    #expect(state.refresh?.outcomes.keys.contains(.birthday) == false)
  }

  @Test
  func `What the schedule orders runs under the export user's authority`() {
    let order = RunOrder.scheduled
    #expect(order.orderedBy == .schedule)
    #expect(order.exportUser == .ada)
    #expect(order.refresh == .morning)
    #expect(order.consent.user == .ada)
  }

  @Test
  func `A refusal names destination and refresh only where the destination could not be run`() {
    let counted = CommandRefused(
      refusing: Self.start(), because: .consentNotInForce(connection: "Brevo"))
    #expect(counted.destination == .newsletter)
    #expect(counted.refresh == .morning)
    let other = CommandRefused(refusing: Self.start(), because: .connectionNotAccessible)
    #expect(other.destination == nil)
    #expect(other.refresh == nil)
    let byHand = CommandRefused(
      refusing: Self.start(in: nil), because: .consentNotInForce(connection: "Brevo"))
    #expect(byHand.destination == nil)
  }

  @Test
  func `A run that ends after its refresh is noted at its destination alone`() {
    let over = Event.schedule(
      .refreshCompleted(.init(refresh: .morning, figures: RefreshFigures([]))))
    let next = Event.schedule(
      .refreshStarted(
        .init(
          refresh: .evening, orderer: .schedule, occasion: .at(18), own: [],
          destinations: [.newsletter])))
    var state = State(replaying: History.refreshing + [Self.requested, Self.stopped, over, next])
    state.evolve(.run(.failed()))
    #expect(state.refresh?.pending == [.newsletter])
    #expect(state.refresh?.outcomes.isEmpty == true)
    #expect(state.destinations[.newsletter]?.failures == 1)
    #expect(state.destinations[.newsletter]?.condition == .failing)
  }

  @Test
  func `Figures count every outcome once`() {
    let figures = RefreshFigures(RefreshOutcome.allCases + [.failed, .failed])
    #expect(figures.underWay == 1)
    #expect(figures.completed == 1)
    #expect(figures.completedWithWarnings == 1)
    #expect(figures.failed == 3)
    #expect(figures.refused == 1)
    #expect(figures.cancelled == 1)
  }
}

extension RunOrder {
  /// What an administrator orders by hand.
  fileprivate static let byAda = ordered(
    .init(run: .first, destination: .newsletter, consentText: .march), by: .user(.ada),
    after: History.twoDestinations)
}
