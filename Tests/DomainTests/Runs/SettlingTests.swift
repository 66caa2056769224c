import Domain
import Testing

/// What becomes of the batch in the air when its run is ended from outside.
struct SettlingTests {
  /// A way to end a run, and what has happened before.
  struct End: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var before: [Event] = []
    let command: Command
  }

  /// A batch in the air, and what its process reports until nothing is.
  struct Course: CustomTestStringConvertible, Sendable {
    let stage: Stage
    let reports: [RunEvent]

    var testDescription: String {
      "\(stage), \(reports.map(\.kind.rawValue).joined(separator: ", "))"
    }
  }

  static let cancel = Command.run(.cancel(.init(run: .first)))

  static let ends: [End] = [
    .init(testDescription: "the run is cancelled", command: cancel),
    .init(
      testDescription: "the destination is removed",
      command: .destination(.remove(.init(destination: .newsletter)))),
    .init(
      testDescription: "the destination is detached",
      command: .destination(.detach(.init(destination: .newsletter)))),
    .init(
      testDescription: "the connection is removed, which the destination has left",
      before: [
        .connection(.created(.brevo(.other, name: "Other"))),
        .destination(
          .edited(
            .init(
              destination: .newsletter, before: .newsletter(),
              settings: .newsletter(connection: .other), listName: "Everybody"))),
      ], command: .connection(.remove(.init(connection: .brevo)))),
  ]

  static let courses: [Course] = [
    .init(stage: .prepared, reports: [.sent(1), .imported(1)]),
    .init(stage: .prepared, reports: [.sent(1), .imported(1, outcome: .failed)]),
    .init(stage: .prepared, reports: [.deferred(1)]),
    .init(stage: .prepared, reports: [.unanswered(1)]),
    .init(stage: .prepared, reports: [.rejected(1)]),
    .init(stage: .deferred, reports: [.sent(1), .imported(1)]),
    .init(stage: .unanswered, reports: [.unanswered(1, attempt: 2)]),
    .init(stage: .unanswered, reports: [.sent(1), .imported(1)]),
    .init(stage: .sent, reports: [.imported(1)]),
    .init(stage: .secondPrepared, reports: [.sent(2), .imported(2)]),
  ]

  @Test(arguments: ends, courses)
  func `It is settled on record, and nothing further leaves`(_ end: End, _ course: Course) throws {
    var state = try ended(end, at: course.stage)
    #expect(state.runs.isEmpty)
    #expect(state.unfinished(.first)?.isCancelled == true)
    for report in course.reports {
      #expect(state.decide(report: report) == .accepted(report))
      state.evolve(.run(report))
      #expect(state.decide(report: .preparedSecond) == .refused(.runNotUnderWay(.first), []))
    }
    #expect(state.unfinished(.first) == nil)
    for report in course.reports {
      #expect(state.decide(report: report) == .refused(.runNotUnderWay(.first), []))
    }
  }

  @Test(arguments: [
    RunEvent.started(), .preparedFirst, .preparedSecond, .completed(), .stopped(), .failed(),
  ])
  func `Nothing but the batch in the air is reported of it`(_ report: RunEvent) throws {
    for stage in [Stage.prepared, .unanswered, .sent] {
      let state = try ended(Self.ends[0], at: stage)
      #expect(state.decide(report: report) == .refused(.runNotUnderWay(.first), []))
    }
  }

  @Test(arguments: [
    (Stage.prepared, RunEvent.sent(2)), (.prepared, .deferred(2)), (.prepared, .imported(1)),
    (.sent, .sent(1)), (.sent, .unanswered(1)), (.sent, .imported(1, process: 999)),
  ])
  func `A report about another batch is refused and changes nothing`(
    _ stage: Stage, _ report: RunEvent
  ) throws {
    let state = try ended(Self.ends[0], at: stage)
    guard case .refused(let refusal, []) = state.decide(report: report) else {
      Issue.record("accepted")
      return
    }
    #expect(refusal.rule == "batch-out-of-order")
    #expect(state.unfinished(.first) != nil)
  }

  @Test(arguments: [
    Stage.requested, .ready, .firstSettled, .allSettled, .interruptedReady, .interruptedPrepared,
  ])
  func `A run that nobody performs, or that has nothing in the air, is gone at once`(
    _ stage: Stage
  ) throws {
    #expect(try ended(Self.ends[0], at: stage).unfinished(.first) == nil)
  }

  @Test
  func `The next order over the connection shows that nobody settles it any more`() throws {
    let start = Command.run(
      .start(.init(run: .second, destination: .newsletter, consentText: .march)))
    var state = try ended(Self.ends[0], at: .prepared)
    for event in try state.decide(start, by: .user(.carl)) { state.evolve(event) }
    #expect(state.unfinished(.first) == nil)
    #expect(state.runs.keys.sorted() == [.second])
    #expect(state.decide(report: .sent(1)) == .refused(.runNotUnderWay(.first), []))
  }

  @Test
  func `A run being settled keeps its identity to itself`() throws {
    let state = try ended(Self.ends[0], at: .prepared)
    let start = Command.run(
      .start(.init(run: .first, destination: .newsletter, consentText: .march)))
    #expect(
      Decision(of: start, by: .carl, in: state) == .refused(.identityTaken(.run(.first))))
  }

  @Test
  func `It cannot be cancelled or resumed once more`() throws {
    let state = try ended(Self.ends[0], at: .sent)
    let resume = Command.run(.resume(.init(run: .first, consentText: .march)))
    for command in [Self.cancel, resume] {
      #expect(
        Decision(of: command, by: .ada, in: state) == .refused(.runNotUnderWay(.first)))
    }
  }

  private func ended(_ end: End, at stage: Stage) throws -> State {
    var state = State(replaying: stage.history + end.before)
    for event in try state.decide(end.command, by: .user(.ada)) { state.evolve(event) }
    return state
  }
}
