import Domain
import Testing

/// Runs that keep to a plan: ordered, and begun.
struct PlanTests {
  static let specifications: [Specification] = [
    Given("a run is ordered by its plan", History.destination).when(start(), by: .carl)
      .then(.run(.requested(.init(run: .first, order: planned)))),
    Given("a plan is of another ledger", elsewhere).when(start(), by: .ada)
      .thenRefused(.planOfOtherLedger("waybill.example/ledger")),
    Given("a plan is of another destination", History.destination + [birthday])
      .when(start(.birthday), by: .carl).thenRefused(.planOfOtherDestination("Newsletter")),
    Given("the settings have changed", History.destination + [edited])
      .when(start(), by: .carl)
      .thenRefused(.planOutdated([.settings], destination: "Newsletter")),
    Given("the connection opens another account", History.destination + [otherAccount])
      .when(start(), by: .carl)
      .thenRefused(.planOutdated([.account], destination: "Newsletter")),
    Given("the connection opens the same account by another key", History.destination + [otherKey])
      .when(start(), by: .carl)
      .then(.run(.requested(.init(run: .first, order: planned)))),
    Given("the consent is to another text", History.destination + [june])
      .when(start(under: .june), by: .carl)
      .thenRefused(.planOutdated([.consent], destination: "Newsletter")),
    Given("the segment is read from elsewhere", History.destination + [redefined])
      .when(start(), by: .carl)
      .thenRefused(.planOutdated([.segments], destination: "Newsletter")),
    Given("a run was completed since", Stage.completed.history)
      .when(start(run: .second), by: .carl)
      .thenRefused(.planOutdated([.lastRun], destination: "Newsletter")),
    Given("several things changed since", Stage.completed.history + [edited, otherAccount])
      .when(start(run: .second), by: .carl)
      .thenRefused(
        .planOutdated([.settings, .account, .lastRun], destination: "Newsletter")),
  ]

  static let reports: [ReportSpecification] = [
    .init(
      "what is read is what was planned", ordered, when: .started(), then: .accepted(.started())),
    .init(
      "the list is called otherwise", ordered, when: .started(list: .found(name: "Other")),
      then: drifted([.list])),
    .init(
      "the figures are others", ordered, when: .started(.sending(10)), then: drifted([.figures])),
    .init(
      "the sources are longer", ordered, when: .started(.sending(11)),
      then: drifted([.sources, .figures])),
    .init(
      "somebody is to leave the list", ordered,
      when: .started(removals: .init(leaving: 1, standing: 9)), then: drifted([.removals])),
    .init(
      "the list is gone", ordered, when: .started(list: .missing),
      then: .neverStarts(.listMissing(7))),
  ]

  private static let planned = RunOrder.ordered(
    .init(run: .first, destination: .newsletter, consentText: .march, plan: .newsletter),
    by: .user(.carl), after: History.destination)
  private static let ordered =
    History.destination + [.run(.requested(.init(run: .first, order: planned)))]
  private static let elsewhere: [Event] = [
    .user(
      .ledgerCreated(
        .init(origin: "waybill.example/other", verifierKey: .verifierKey, scheduleKey: .schedule))),
    .user(.added(.init(user: .ada, name: "Ada", role: .administrator, publicKey: .of(.ada)))),
  ]
  private static let birthday = Event.destination(
    .saved(
      .init(
        destination: .birthday, settings: .newsletter(name: "Birthday"), listName: "Birthdays",
        owner: .ada)))
  private static let edited = Event.destination(
    .edited(
      .init(
        destination: .newsletter, before: .newsletter(),
        settings: .newsletter(matching: .addressAlone), listName: "Everybody")))
  private static let otherAccount = Event.connection(
    .apiKeyRotated(
      .init(
        connection: .brevo, keyFingerprint: "ffff",
        account: .init(company: "Others", plan: "free"))))
  private static let otherKey = Event.connection(.apiKeyRotated(.brevo(key: "ffff")))
  private static let june = Event.connection(
    .consentAccepted(.init(connection: .brevo, text: .june, user: .ada)))
  private static let redefined = Event.segment(
    .defined(
      .init(
        segment: .customers, name: "Customers", source: .table(.csv("/data/others.csv")),
        fields: ["email"])))

  private static func start(
    _ destination: DestinationID = .newsletter, run: RunID = .first,
    under text: ConsentText = .march
  ) -> Command {
    .run(.start(.init(run: run, destination: destination, consentText: text, plan: .newsletter)))
  }

  private static func drifted(_ parts: [RunPlan.Part]) -> ReportDecision {
    .neverStarts(.planDrifted(parts, destination: "Newsletter"))
  }

  @Test(arguments: specifications)
  func orders(_ specification: Specification) { specification.check() }

  @Test(arguments: reports)
  func beginnings(_ specification: ReportSpecification) { specification.check() }

  @Test
  func `An order by a plan holds the plan`() {
    #expect(Self.planned.plan == .newsletter)
    #expect(Self.planned.approvedBy == nil)
  }

  @Test
  func `A plan holds all that must not drift`() {
    let plan = RunPlan.newsletter
    #expect(plan.ledger == "waybill.example/ledger")
    #expect(plan.destination == .newsletter)
    #expect(plan.settings == .newsletter())
    #expect(plan.listName == "Newsletter")
    #expect(plan.account == 1)
    #expect(plan.consentText == .march)
    #expect(plan.segments == RunOrder.newsletter.sources)
    #expect(plan.lastCompleted == nil)
    #expect(plan.expected.figures == .tenRows)
    #expect(plan.expected.sources.map(\.sha256) == [.repeating(0xC5)])
  }

  @Test
  func `Every part that can drift is named in the sentence`() {
    for part in RunPlan.Part.allCases {
      let refusals: [Refusal] = [
        .planOutdated([part], destination: "Newsletter"),
        .planDrifted([part], destination: "Newsletter"),
      ]
      for refusal in refusals { #expect(refusal.description.contains(part.rawValue)) }
    }
  }

  @Test
  func `What is tried out needs no approval, and is otherwise decided alike`() throws {
    let state = State(replaying: History.careful)
    let command = Command.run(
      .start(.init(run: .first, destination: .newsletter, consentText: .march)))
    #expect(
      Decision(of: command, by: .carl, in: state) == .refused(.planRequired(connection: "Brevo")))
    #expect(
      Decision(of: command, by: .carl, in: state.sparingApproval(of: .newsletter))
        == .events([.run(.requested(.init(run: .first, order: .newsletter)))]))
  }
}
