import Domain
import Testing

/// What is asked about people whose data leaves, and by whom.
struct DataSubjectTests {
  private static let suppress = Command.dataSubject(
    .suppress(.init(pseudonym: .somebody, reason: .letter)))
  private static func erase(_ connections: [ConnectionID]) -> Command {
    .dataSubject(.erase(.init(pseudonym: .somebody, connections: connections, reason: .letter)))
  }
  private static func ordered(_ connections: [ConnectionID]) -> Event {
    .dataSubject(
      .erasureOrdered(.init(pseudonym: .somebody, connections: connections, user: .ada)))
  }
  private static let underWay =
    History.destination + [
      .run(.requested(.init(run: .first, order: .newsletter)))
    ]
  private static let release = Command.dataSubject(.release(.init(pseudonym: .somebody)))
  private static let suppressed = Event.dataSubject(
    .suppressed(.init(pseudonym: .somebody, user: .ada, reason: .letter)))
  private static let lookUp = Command.dataSubject(.lookUp(.init(pseudonym: .somebody)))

  static let specifications: [Specification] = [
    Given("an auditor looks somebody up", History.team).when(lookUp, by: .otto)
      .then(.dataSubject(.lookedUp(.init(pseudonym: .somebody)))),
    Given("an administrator does", History.team).when(lookUp, by: .ada)
      .then(.dataSubject(.lookedUp(.init(pseudonym: .somebody)))),
    Given(
      "each time is on record",
      History.team + [.dataSubject(.lookedUp(.init(pseudonym: .somebody)))]
    ).when(lookUp, by: .otto).then(.dataSubject(.lookedUp(.init(pseudonym: .somebody)))),
    Given("a contributor may not", History.team).when(lookUp, by: .carl)
      .thenRefused(.roleInsufficient(has: .contributor, needs: .auditor)),
    Given("a viewer may not", History.team).when(lookUp, by: .vera)
      .thenRefused(.roleInsufficient(has: .viewer, needs: .auditor)),
    Given("an administrator keeps somebody out", History.team).when(suppress, by: .ada)
      .then(suppressed),
    Given("who is kept out is kept out again", History.team + [suppressed])
      .when(suppress, by: .ada).then(suppressed),
    Given("an auditor keeps nobody out", History.team).when(suppress, by: .otto)
      .thenRefused(.roleInsufficient(has: .auditor, needs: .administrator)),
    Given("an administrator lets somebody in again", History.team + [suppressed])
      .when(release, by: .bea)
      .then(.dataSubject(.released(.init(pseudonym: .somebody, user: .bea)))),
    Given("a contributor lets nobody in", History.team + [suppressed]).when(release, by: .carl)
      .thenRefused(.roleInsufficient(has: .contributor, needs: .administrator)),
    Given("an administrator erases somebody", History.team).when(erase([.brevo]), by: .ada)
      .then(suppressed, ordered([.brevo])),
    Given("nobody carried them", History.team).when(erase([]), by: .ada)
      .then(suppressed, ordered([])),
    Given("a run could put them back", underWay).when(erase([.other, .brevo]), by: .ada)
      .thenRefused(.runUnderWay(.first, destination: "Newsletter")),
    Given("a run goes over another connection", underWay).when(erase([.other]), by: .ada)
      .then(suppressed, ordered([.other])),
    Given(
      "a cancelled run has a batch in the air",
      underWay + [
        .run(.started()), .run(.preparedFirst),
        .run(.cancelled(.init(run: .first, user: .ada))),
      ]
    ).when(erase([.brevo]), by: .ada)
      .thenRefused(.runUnderWay(.first, destination: "Newsletter")),
    Given("a contributor erases nobody", History.team).when(erase([.brevo]), by: .carl)
      .thenRefused(.roleInsufficient(has: .contributor, needs: .administrator)),
    Given("the schedule may not", History.team).when(lookUp, byActor: .schedule)
      .thenRefused(.scheduleMayNot),
  ]

  @Test(arguments: specifications)
  func dataSubjects(_ specification: Specification) { specification.check() }

  @Test(arguments: ErasureFailure.allCases)
  func `Every failure comes with advice of its own`(_ failure: ErasureFailure) {
    #expect(failure.advice.hasSuffix("."))
    #expect(ErasureFailure.allCases.count { $0.advice == failure.advice } == 1)
  }

  @Test func `The state grows by nobody who asks`() {
    let before = State(replaying: History.team)
    var after = before
    for event in EventSamples.all {
      if case .dataSubject = event { after.evolve(event) }
    }
    #expect(after == before)
  }
}
