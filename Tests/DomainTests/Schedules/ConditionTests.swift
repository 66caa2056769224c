import Domain
import Testing

/// The conditions of a destination: what makes it fail, pauses it and has it work again.
struct ConditionTests {
  /// Steps, and the condition behind each of them.
  struct Course: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let steps: [Rounds.Step]
    let conditions: [DestinationCondition]
    let failures: Int

    init(
      _ title: String, _ steps: [Rounds.Step], _ conditions: [DestinationCondition],
      failures: Int
    ) {
      testDescription = title
      self.steps = steps
      self.conditions = conditions
      self.failures = failures
    }
  }

  static let courses: [Course] = [
    Course("a run completes", [.round(.completes)], [.working], failures: 0),
    Course("a run fails", [.round(.fails)], [.failing], failures: 1),
    Course("a run is refused", [.round(.refused)], [.failing], failures: 1),
    Course("a run never starts", [.round(.neverStarts)], [.failing], failures: 1),
    Course("a run is cancelled", [.round(.cancelled)], [.working], failures: 0),
    Course(
      "it works again", [.round(.fails), .round(.completes)], [.failing, .working], failures: 0),
    Course(
      "three failures in a row pause", [.round(.fails), .round(.fails), .round(.fails)],
      [.failing, .failing, .paused], failures: 3),
    Course(
      "failures and refusals alike", [.round(.refused), .round(.neverStarts), .round(.fails)],
      [.failing, .failing, .paused], failures: 3),
    Course(
      "three refusals pause", [.round(.refused), .round(.refused), .round(.refused)],
      [.failing, .failing, .paused], failures: 3),
    Course(
      "a completed run in between begins anew",
      [.round(.fails), .round(.fails), .round(.completes), .round(.fails)],
      [.failing, .failing, .working, .failing], failures: 1),
    Course(
      "a run completed by hand begins anew",
      [.round(.fails), .round(.fails), .run(.completes), .round(.fails)],
      [.failing, .failing, .working, .failing], failures: 1),
    Course(
      "a cancelled run in between changes nothing",
      [.round(.fails), .round(.fails), .round(.cancelled), .round(.fails)],
      [.failing, .failing, .failing, .paused], failures: 3),
    Course("a failure by hand", [.run(.fails)], [.failing], failures: 0),
    Course("a run by hand that never starts", [.run(.neverStarts)], [.failing], failures: 0),
    Course("an order by hand that is refused", [.run(.refused)], [.working], failures: 0),
    Course(
      "failures by hand do not count",
      [.run(.fails), .round(.fails), .run(.fails), .round(.fails), .run(.fails)],
      [.failing, .failing, .failing, .failing, .failing], failures: 2),
    Course(
      "a paused destination takes no part",
      [.round(.fails), .round(.fails), .round(.fails), .round(.completes)],
      [.failing, .failing, .paused, .paused], failures: 3),
    Course(
      "a run by hand does not lift a pause",
      [.round(.fails), .round(.fails), .round(.fails), .run(.completes)],
      [.failing, .failing, .paused, .paused], failures: 0),
    Course(
      "setting the schedule lifts a pause",
      [
        .round(.fails), .round(.fails), .round(.fails), .schedule(.withRefresh), .round(.fails),
      ],
      [.failing, .failing, .paused, .working, .failing], failures: 1),
    Course(
      "setting another schedule lifts a pause",
      [.round(.fails), .round(.fails), .round(.fails), .schedule(.own(.mondays))],
      [.failing, .failing, .paused, .working], failures: 0),
    Course(
      "what is switched off does not pause",
      [.round(.fails), .round(.fails), .schedule(.off), .run(.fails)],
      [.failing, .failing, .failing, .failing], failures: 0),
  ]

  @Test(arguments: courses)
  func `A destination's condition follows its runs`(_ course: Course) throws {
    var rounds = Rounds()
    for (step, condition) in zip(course.steps, course.conditions) {
      _ = try rounds.take(step)
      #expect(rounds.newsletter?.condition == condition, "\(step)")
    }
    #expect(course.steps.count == course.conditions.count)
    #expect(rounds.newsletter?.failures == course.failures)
    #expect(rounds.state == State(replaying: History.destination + rounds.history))
  }

  @Test(arguments: [Rounds.End.fails, .refused, .neverStarts])
  func `The pause stands behind the third failure, and once`(_ end: Rounds.End) throws {
    var rounds = Rounds()
    for _ in 1...2 { #expect(Self.pauses(in: try rounds.take(.round(end))).isEmpty) }
    let events = try rounds.take(.round(end))
    let paused = Event.destination(.paused(.init(destination: .newsletter, failures: 3)))
    #expect(Self.pauses(in: events) == [paused])
    let names = events.map(\.name)
    let failure = end == .fails ? "run-failed" : "command-refused"
    let place = try #require(names.firstIndex(of: failure))
    #expect(names[place + 1] == "destination-paused")
    #expect(Self.pauses(in: try rounds.take(.run(.fails))).isEmpty)
  }

  @Test
  func `What it failed over is kept until a run completes`() throws {
    var rounds = Rounds()
    _ = try rounds.take(.round(.fails))
    #expect(rounds.newsletter?.failure?.reason == "gave-up")
    #expect(rounds.newsletter?.failure?.rule == nil)
    #expect(rounds.newsletter?.failure?.run != nil)
    _ = try rounds.take(.round(.refused))
    #expect(rounds.newsletter?.failure?.rule == "consent-text-changed")
    #expect(rounds.newsletter?.failure?.run == nil)
    _ = try rounds.take(.round(.neverStarts))
    #expect(rounds.newsletter?.failure?.rule == "list-missing")
    #expect(rounds.newsletter?.failure?.run != nil)
    _ = try rounds.take(.schedule(.own(.daily)))
    #expect(rounds.newsletter?.failure != nil)
    _ = try rounds.take(.run(.completes))
    #expect(rounds.newsletter?.failure == nil)
  }

  @Test
  func `Nobody without the right to order runs can bring about a pause`() {
    var state = State(replaying: History.refreshing)
    let start = Command.run(
      .start(
        .init(
          run: .first, destination: .newsletter, consentText: .march, refresh: .morning)))
    for actor in [Actor.user(.vera), .user(.otto), .user(.gone), .unknown(name: "Mallory")] {
      for _ in 1...4 {
        guard case .refused(let refusal) = Decision(of: start, by: actor, in: state) else {
          Issue.record("\(actor) was allowed to")
          return
        }
        for event in state.refuse(start, because: refusal) { state.evolve(event) }
      }
    }
    #expect(state == State(replaying: History.refreshing))
  }

  @Test
  func `A failure pauses nobody else`() {
    let tired = Event.destination(.detached(.init(destination: .birthday)))
    let attached = Event.destination(
      .attached(
        .init(
          destination: .birthday, before: .newsletter(name: "Birthday"),
          settings: .newsletter(name: "Birthday"), listName: "Birthdays")))
    // What no decision leaves behind: three failures without a pause.
    let order = RunOrder.ordered(
      .init(run: .second, destination: .birthday, consentText: .march, refresh: .morning),
      by: .schedule, after: History.refreshing)
    let failing =
      [Event.run(.requested(.init(run: .second, order: order)))] + [
        .run(.failed(run: .second))
      ]
    let underWay = Event.run(.requested(.init(run: .first, order: .scheduled)))
    let state = State(
      replaying: History.refreshing + failing + failing + [tired] + failing
        + [attached, underWay])
    #expect(state.destinations[.birthday]?.failures == 3)
    #expect(state.decide(report: .failed()) == .accepted(.failed()))
  }

  @Test
  func `A failure beyond every count still counts`() {
    var destination = State(replaying: History.destination)
    destination.evolve(
      .destination(.paused(.init(destination: .newsletter, failures: .max))))
    #expect(destination.destinations[.newsletter]?.condition == .paused)
    #expect(destination.destinations[.newsletter]?.failures == 0)
  }

  private static func pauses(in events: [Event]) -> [Event] {
    events.filter { $0.name == "destination-paused" }
  }
}
