import Domain
import Testing

/// What a report of the runner comes to after a history.
struct ReportSpecification: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let given: [Event]
  let report: RunEvent
  let outcome: ReportDecision

  init(_ title: String, _ given: [Event], when report: RunEvent, then outcome: ReportDecision) {
    testDescription = title
    self.given = given
    self.report = report
    self.outcome = outcome
  }

  /// Decides, and compares.
  func check(sourceLocation: SourceLocation = #_sourceLocation) {
    let state = State(replaying: given)
    #expect(state.decide(report: report) == outcome, sourceLocation: sourceLocation)
  }
}

extension ReportDecision {
  /// The run goes on or ends as reported.
  static func accepted(_ events: RunEvent...) -> ReportDecision { .accepted(events.map(Event.run)) }

  /// A run that was under way ends, and names the rule.
  static func fails(_ refusal: Refusal, run: RunID = .first) -> ReportDecision {
    .refused(refusal, [.run(.failed(.init(run: run, reason: .forbidden, rule: refusal.rule)))])
  }

  /// A run that was not started yet never is.
  static func neverStarts(_ refusal: Refusal, run: RunID = .first) -> ReportDecision {
    .refused(refusal, [.commandRefused(CommandRefused(refusing: run, because: refusal))])
  }
}
