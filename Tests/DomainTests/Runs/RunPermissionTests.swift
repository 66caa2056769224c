import Domain
import Testing

/// What becomes of a run under way when its permission ends: what is in the air is settled, and
/// nothing more leaves.
struct RunPermissionTests {
  /// An end of permission, and the rule that it sets off.
  struct End: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let event: Event
    let refusal: Refusal
  }

  static let ends: [End] = [
    .init(
      testDescription: "consent is withdrawn",
      event: .connection(
        .consentWithdrawn(.init(connection: .brevo, text: .march, user: .bea))),
      refusal: .consentNotInForce(connection: "Brevo")),
    .init(
      testDescription: "the export user is deactivated",
      event: .user(.deactivated(.init(user: .ada))),
      refusal: .exportUserWithoutAuthority("Ada", connection: "Brevo")),
    .init(
      testDescription: "the export user loses the role",
      event: .user(.roleChanged(.init(user: .ada, from: .administrator, role: .contributor))),
      refusal: .exportUserWithoutAuthority("Ada", connection: "Brevo")),
    .init(
      testDescription: "the connection is gone",
      event: .connection(.removed(.init(connection: .brevo))),
      refusal: .unknown("connection/\(ConnectionID.brevo)")),
  ]

  @Test(arguments: ends)
  func `A run that was only requested never starts`(_ end: End) {
    ReportSpecification(
      "", Stage.requested.history + [end.event], when: .started(), then: .neverStarts(end.refusal)
    ).check()
  }

  @Test(arguments: ends)
  func `No batch is prepared any more`(_ end: End) {
    ReportSpecification(
      "", Stage.ready.history + [end.event], when: .preparedFirst, then: .fails(end.refusal)
    ).check()
  }

  @Test(arguments: ends)
  func `A batch that was turned away is not sent again`(_ end: End) {
    let over = RunEvent.failed(.forbidden, rule: end.refusal.rule)
    for report in [RunEvent.deferred(1), .unanswered(1)] {
      ReportSpecification(
        "", Stage.prepared.history + [end.event], when: report, then: .accepted(report, over)
      ).check()
    }
  }

  @Test(arguments: ends)
  func `The batch in the air is settled, and the run fails after`(_ end: End) {
    var state = State(replaying: Stage.prepared.history + [end.event])
    for report in [RunEvent.sent(1), .imported(1)] {
      #expect(state.decide(report: report) == .accepted(report))
      state.evolve(.run(report))
    }
    #expect(state.decide(report: .preparedSecond) == .fails(end.refusal))
  }

  @Test(arguments: ends)
  func `A run whose last batch has left may be called completed`(_ end: End) {
    var state = State(replaying: Stage.secondPrepared.history + [end.event])
    for report in [RunEvent.sent(2), .imported(2), .completed()] {
      #expect(state.decide(report: report) == .accepted(report))
      state.evolve(.run(report))
    }
    #expect(state.runs.isEmpty)
  }

  @Test
  func `A run resumed under a text agreed to since goes on under it`() throws {
    let agreed = Event.connection(
      .consentAccepted(.init(connection: .brevo, text: .june, user: .bea)))
    var state = State(replaying: Stage.interruptedReady.history + [agreed])
    let resume = RunCommand.Resume(run: .first, consentText: .june)
    for event in try state.decide(.run(.resume(resume)), by: .user(.carl)) { state.evolve(event) }
    #expect(state.runs[.first]?.consentText == .june)
    #expect(state.decide(report: .preparedFirst) == .accepted(.preparedFirst))
  }

  @Test
  func `A run goes on under the text it was ordered under, and no other`() {
    let agreed = Event.connection(
      .consentAccepted(.init(connection: .brevo, text: .june, user: .bea)))
    let state = State(replaying: Stage.ready.history + [agreed])
    guard case .refused(let refusal, _) = state.decide(report: .preparedFirst) else {
      Issue.record("a batch left under a text that nobody had agreed to for it")
      return
    }
    #expect(refusal.rule == "consent-text-changed")
  }

  @Test(arguments: [Stage.ready, .firstSettled, .prepared, .deferred, .unanswered, .sent])
  func `A resumed run goes on where it was`(_ stage: Stage) throws {
    let before = try #require(State(replaying: stage.history).runs[.first])
    var state = State(replaying: stage.history + [.run(.stopped())])
    #expect(state.runs[.first]?.isInterrupted == true)
    let resume = RunCommand.Resume(run: .first, consentText: .march)
    for event in try state.decide(.run(.resume(resume)), by: .user(.carl)) { state.evolve(event) }
    let after = try #require(state.runs[.first])
    #expect(!after.isInterrupted)
    #expect(after.batches == before.batches)
    #expect(after.nextRow == before.nextRow)
    #expect(after.recipients == before.recipients)
    // A batch on record when the run stopped may have left, and is in doubt from then on.
    if case .prepared(let plan, let batch, let attempts) = before.phase {
      #expect(after.phase == .unanswered(plan: plan, batch: batch, attempts: attempts + 1))
    } else {
      #expect(after.phase == before.phase)
    }
  }
}
