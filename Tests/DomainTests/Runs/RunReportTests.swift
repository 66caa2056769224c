import Domain
import Testing

/// Every report of the runner at every stage of a run.
struct RunReportTests {
  /// The reports, by what they tell.
  enum Report: String, CaseIterable, Sendable {
    case started
    case prepared
    case preparedNext
    case deferred
    case unanswered
    case rejected
    case sent
    case sentNext
    case imported
    case importFailed
    case completed
    case interrupted
    case failed

    var event: RunEvent {
      switch self {
      case .started: .started()
      case .prepared: .preparedFirst
      case .preparedNext: .preparedSecond
      case .deferred: .deferred(1)
      case .unanswered: .unanswered(1)
      case .rejected: .rejected(1)
      case .sent: .sent(1)
      case .sentNext: .sent(2)
      case .imported: .imported(1)
      case .importFailed: .imported(1, outcome: .failed)
      case .completed: .completed()
      case .interrupted: .stopped()
      case .failed: .failed()
      }
    }

    /// The rule that refuses the report where it has no place.
    var rule: Refusal {
      switch self {
      case .started: .batchOutOfOrder(number: 0)
      case .prepared, .deferred, .unanswered, .rejected, .sent, .imported, .importFailed:
        .batchOutOfOrder(number: 1)
      case .preparedNext, .sentNext: .batchOutOfOrder(number: 2)
      case .completed: .figuresDoNotAddUp
      case .interrupted, .failed: .runNotUnderWay(.first)
      }
    }
  }

  /// What may be reported at a stage; everything else is refused.
  static func accepted(at stage: Stage) -> Set<Report> {
    let always: Set<Report> = [.interrupted, .failed]
    let inHand: Set<Report> = [.deferred, .unanswered, .rejected, .sent]
    return switch stage {
    case .requested: always.union([.started])
    case .ready: always.union([.prepared])
    case .prepared, .deferred, .unanswered: always.union(inHand)
    case .sent: always.union([.imported, .importFailed])
    case .firstSettled: always.union([.preparedNext])
    case .secondPrepared: always.union([.sentNext])
    case .allSettled: always.union([.completed])
    // What it had in the air is settled.
    case .cancelled: inHand
    case .interruptedReady, .interruptedPrepared, .completed, .failed: []
    }
  }

  /// What comes of a report that is accepted.
  static func events(of report: Report, at stage: Stage) -> ReportDecision {
    // A run that has ended does not end again.
    if stage == .cancelled { return .accepted(report.event) }
    return switch report {
    case .rejected: .accepted(report.event, .failed(.batchRejected))
    case .importFailed: .accepted(report.event, .failed(.importFailed))
    case .started, .prepared, .preparedNext, .deferred, .unanswered, .sent, .sentNext, .imported,
      .completed, .interrupted, .failed:
      .accepted(report.event)
    }
  }

  /// What comes of a report that is refused.
  static func refusal(of report: Report, at stage: Stage) -> ReportDecision {
    switch stage {
    case .requested: .neverStarts(report.rule)
    case .ready, .prepared, .deferred, .unanswered, .sent, .firstSettled, .secondPrepared,
      .allSettled:
      .fails(report.rule)
    case .cancelled where [.sentNext, .imported, .importFailed].contains(report):
      .refused(report.rule, [])
    case .interruptedReady, .interruptedPrepared, .completed, .failed, .cancelled:
      .refused(.runNotUnderWay(.first), [])
    }
  }

  @Test(arguments: Stage.allCases, Report.allCases)
  func `A report is accepted where it has its place`(_ stage: Stage, _ report: Report) {
    let isAccepted = Self.accepted(at: stage).contains(report)
    ReportSpecification(
      "\(report) at \(stage)", stage.history, when: report.event,
      then: isAccepted ? Self.events(of: report, at: stage) : Self.refusal(of: report, at: stage)
    ).check()
  }

  @Test(arguments: Stage.allCases)
  func `A refused report ends a run that is under way`(_ stage: Stage) {
    for report in Set(Report.allCases).subtracting(Self.accepted(at: stage)) {
      var state = State(replaying: stage.history)
      let wasInterrupted = state.runs[.first]?.isInterrupted ?? false
      guard case .refused(_, let events) = state.decide(report: report.event) else { continue }
      for event in events { state.evolve(event) }
      #expect((state.runs[.first] != nil) == wasInterrupted, "\(report)")
    }
  }

  @Test
  func `A run of two batches goes its whole way`() {
    var state = State(replaying: Stage.requested.history)
    let reports: [RunEvent] = [
      .started(), .preparedFirst, .deferred(1), .unanswered(1, attempt: 2), .sent(1),
      .imported(1, refused: [.init(reason: "invalid_emails", rows: 1)]),
      .preparedSecond, .sent(2),
      .imported(2, refused: [.init(reason: "invalid_emails", rows: 2)]),
      .completed(
        refused: [.init(reason: "invalid_emails", rows: 3)], warnings: [.refusedBySendinblue]),
    ]
    for report in reports {
      #expect(state.decide(report: report) == .accepted(report))
      state.evolve(.run(report))
    }
    #expect(state.runs.isEmpty)
  }
}
