import Domain
import Testing

/// What is asked about people whose data leaves, and by whom.
struct DataSubjectTests {
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
    Given("the schedule may not", History.team).when(lookUp, byActor: .schedule)
      .thenRefused(.scheduleMayNot),
  ]

  @Test(arguments: specifications)
  func dataSubjects(_ specification: Specification) { specification.check() }

  @Test func `The state grows by nobody who asks`() {
    let before = State(replaying: History.team)
    var after = before
    for event in EventSamples.all {
      if case .dataSubject = event { after.evolve(event) }
    }
    #expect(after == before)
  }
}
