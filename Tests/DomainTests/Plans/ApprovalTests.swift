import Domain
import Testing

/// Plans that a second person approves.
struct ApprovalTests {
  static let specifications = requiring + approving + starting

  private static let requiring: [Specification] = [
    Given("approvals are asked for", History.saved).when(require, by: .ada)
      .then(.connection(.approvalRequired(.init(connection: .brevo)))),
    Given("approvals are asked for already", History.careful).when(require, by: .ada)
      .thenNothing(),
    Given("approvals are waived", History.careful).when(waive, by: .bea)
      .then(.connection(.approvalWaived(.init(connection: .brevo)))),
    Given("there is nothing to waive", History.saved).when(waive, by: .ada).thenNothing(),
    Given("a contributor would rather not be approved", History.careful).when(waive, by: .carl)
      .thenRefused(.roleInsufficient(has: .contributor, needs: .administrator)),
    Given("there is no such connection", History.careful)
      .when(.connection(.requireApproval(.init(connection: .other))), by: .ada)
      .thenRefused(.unknown("connection/\(ConnectionID.other)")),
  ]

  private static let approving: [Specification] = [
    Given("an administrator approves", History.careful).when(approve, by: .bea)
      .then(.destination(.approved(.init(plan: .newsletter, user: .bea)))),
    Given("somebody approves where nobody asked", History.destination).when(approve, by: .carl)
      .then(.destination(.approved(.init(plan: .newsletter, user: .carl)))),
    Given("it is approved by the same person already", History.approved).when(approve, by: .bea)
      .thenNothing(),
    Given("another person approves it, too", History.approved).when(approve, by: .ada)
      .then(.destination(.approved(.init(plan: .newsletter, user: .ada)))),
    Given("the connection is not shared", History.careful + [unshared]).when(approve, by: .carl)
      .thenRefused(.connectionNotAccessible),
    Given("the plan is of another ledger", elsewhere).when(approve, by: .ada)
      .thenRefused(.planOfOtherLedger("waybill.example/ledger")),
    Given("the plan is out of date", History.careful + [edited]).when(approve, by: .bea)
      .thenRefused(.planOutdated([.settings], destination: "Newsletter")),
    Given("the destination is gone", History.careful + [removed]).when(approve, by: .bea)
      .thenRefused(.unknown("destination/\(DestinationID.newsletter)")),
  ]

  private static let starting: [Specification] = [
    Given("a plan that somebody else approved is started", History.approved)
      .when(start(), by: .carl).then(.run(.requested(.init(run: .first, order: approvedOrder)))),
    Given("there is no plan", History.approved).when(start(by: nil), by: .carl)
      .thenRefused(.planRequired(connection: "Brevo")),
    Given("nobody approved the plan", History.careful).when(start(), by: .carl).thenRefused(
      unapproved),
    Given("whoever starts the run approved it", History.approved).when(start(), by: .bea)
      .thenRefused(.approvalByOrderer(destination: "Newsletter")),
    Given("a plan that was changed afterwards is started", History.approved)
      .when(start(by: tampered), by: .carl).thenRefused(unapproved),
    Given("another plan was approved since", History.approved + [approvedOther])
      .when(start(), by: .carl).thenRefused(unapproved),
    Given("whoever approved it was deactivated", History.approved + [beaLeft])
      .when(start(), by: .carl).thenRefused(unapproved),
    Given("whoever approved it may not run it any more", History.approved + [beaReads])
      .when(start(), by: .carl).thenRefused(unapproved),
    Given("what waits in a refresh has to be approved from now on", approvedRefresh)
      .when(
        .run(
          .start(
            .init(
              run: .first, destination: .newsletter, consentText: .march, refresh: .morning))),
        byActor: .schedule
      )
      .thenRefused(.notInRefresh("Newsletter")),
  ]

  /// What ends an approval, so that the same plan has to be approved again.
  static let ends: [Event] = [
    edited, detached, unshared, .connection(.apiKeyRotated(.brevo(key: "ffff"))),
    .connection(.established(.brevo())),
    .connection(.consentAccepted(.init(connection: .brevo, text: .march, user: .ada))),
    .connection(.consentWithdrawn(.init(connection: .brevo, text: .march, user: .ada))),
    .connection(.exportUserAdded(.init(connection: .brevo, user: .bea))),
    .connection(.approvalWaived(.init(connection: .brevo))),
    .run(.requested(.init(run: .first, order: approvedOrder))),
  ]

  private static let require = Command.connection(.requireApproval(.init(connection: .brevo)))
  private static let waive = Command.connection(.waiveApproval(.init(connection: .brevo)))
  private static let approve = Command.destination(.approve(.init(plan: .newsletter)))
  private static let unapproved = Refusal.planNotApproved(destination: "Newsletter")
  private static let unshared = Event.connection(.unshared(.init(connection: .brevo)))
  private static let removed = Event.destination(.removed(.init(destination: .newsletter)))
  private static let detached = Event.destination(.detached(.init(destination: .newsletter)))
  private static let beaLeft = Event.user(.deactivated(.init(user: .bea)))
  private static let beaReads = Event.user(
    .roleChanged(.init(user: .bea, from: .administrator, role: .viewer)))
  private static let edited = Event.destination(
    .edited(
      .init(
        destination: .newsletter, before: .newsletter(),
        settings: .newsletter(matching: .addressAlone), listName: "Everybody")))
  private static let elsewhere: [Event] = [
    .user(
      .ledgerCreated(
        .init(origin: "waybill.example/other", verifierKey: .verifierKey, scheduleKey: .schedule))),
    .user(.added(.init(user: .ada, name: "Ada", role: .administrator, publicKey: .of(.ada)))),
  ]
  /// The plan with other figures: as if somebody had edited the file.
  private static let tampered = RunPlan.planned(
    after: History.destination, reading: .started(.sending(10)))
  private static let approvedOther = Event.destination(
    .approved(.init(plan: tampered, user: .bea)))
  private static let approvedRefresh =
    History.refreshing + [.connection(.approvalRequired(.init(connection: .brevo)))]
  private static let approvedOrder = RunOrder.ordered(
    .init(run: .first, destination: .newsletter, consentText: .march, plan: .newsletter),
    by: .user(.carl), after: History.approved)

  private static func start(by plan: RunPlan? = .newsletter) -> Command {
    .run(
      .start(.init(run: .first, destination: .newsletter, consentText: .march, plan: plan)))
  }

  @Test(arguments: specifications)
  func approvals(_ specification: Specification) { specification.check() }

  @Test(arguments: ends)
  func `An approval ends with what it was given for`(_ event: Event) {
    #expect(State(replaying: History.approved).destinations[.newsletter]?.approval != nil)
    let after = State(replaying: History.approved + [event])
    #expect(after.destinations[.newsletter]?.approval == nil)
  }

  @Test
  func `Whose approval the next run can use is known for as long as it can`() {
    func approver(after events: [Event]) -> UserID? {
      let state = State(replaying: events)
      return state.destinations[.newsletter].flatMap(state.approver(ofNextRunOf:))?.id
    }
    #expect(approver(after: History.careful) == nil)
    #expect(approver(after: History.approved) == .bea)
    let inactive = Event.segment(.deactivated(.init(segment: .customers)))
    for end in Self.ends + [Self.beaLeft, Self.beaReads, inactive] {
      #expect(approver(after: History.approved + [end]) == nil, "\(end)")
    }
    let notAsked = Event.destination(.approved(.init(plan: .newsletter, user: .bea)))
    #expect(approver(after: History.destination + [notAsked]) == nil)
  }

  @Test
  func `An order by an approved plan says who approved it`() {
    #expect(Self.approvedOrder.plan == .newsletter)
    #expect(Self.approvedOrder.approvedBy == .bea)
  }

  @Test
  func `A run that was begun under an approval is resumed without one`() {
    let history =
      History.approved + [
        .run(.requested(.init(run: .first, order: Self.approvedOrder))), .run(.started()),
        .run(.stopped()),
      ]
    let resumption = Command.run(.resume(.init(run: .first, consentText: .march)))
    #expect(
      Decision(of: resumption, by: .carl, in: State(replaying: history))
        == .events([
          .run(.resumed(.init(run: .first, consentText: .march, user: .user(.carl))))
        ]))
  }
}
