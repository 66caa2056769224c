import Domain

extension RandomCommands {
  /// A report about a run, such as its phase asks for, or now and then any other.
  mutating func report(about run: Run) -> RunEvent {
    if Int.random(in: 0..<12, using: &random) == 0 {
      return random.pick([
        .started(run: run.id), .preparedFirst, .sent(1), .completed(run: run.id),
        .stopped(run: run.id), .failed(run: run.id),
      ])
    }
    switch run.phase {
    case .requested:
      if let plan = run.order.plan, Int.random(in: 0..<4, using: &random) > 0 {
        return .started(
          .init(
            run: run.id, list: .found(name: plan.listName), missingAttributes: [],
            sources: plan.expected.sources, figures: plan.expected.figures,
            removals: plan.expected.removals))
      }
      let rows = [10] + Array(repeating: 0, count: run.order.sources.count - 1)
      let sources = zip(run.order.sources, rows).map { source, rows in
        SourceFacts(segment: source.segment, sha256: .repeating(1), bytes: 99, rows: rows)
      }
      return .started(
        .init(
          run: run.id, list: .found(name: "Newsletter"), missingAttributes: [], sources: sources,
          figures: figures(of: run),
          removals: run.order.settings.mirror.map { _ in .init(leaving: 7, standing: 70) }))
    case .ready(let plan) where run.recipients == plan.figures.sent:
      return end(of: run, plan)
    case .ready:
      let rows = run.nextRow..<run.nextRow + 5
      return .prepared(run.batches + 1, rows: rows, run: run.id)
    case .prepared(_, let batch, _) where batch.kind == .removal,
      .unanswered(_, let batch, _) where batch.kind == .removal:
      return .removed(
        batch.number, Int.random(in: 0...batch.recipients, using: &random),
        settled: random.pick(RemovalSettlement.allCases), run: run.id)
    case .prepared(_, let batch, _), .unanswered(_, let batch, _):
      return .sent(batch.number, run: run.id)
    case .sent(_, let batch, let process):
      return .imported(batch.number, process: process, run: run.id)
    }
  }

  /// What follows when everybody was sent: contacts are taken off, and then the run is completed,
  /// at times before all of them are.
  private mutating func end(of run: Run, _ plan: Run.Plan) -> RunEvent {
    if run.leaving > 0, Int.random(in: 0..<4, using: &random) > 0 {
      let contacts = Int.random(in: 1...run.leaving, using: &random)
      return .removing(run.batches + 1, contacts: contacts, run: run.id)
    }
    let isMissing = run.order.baseline != nil && Int.random(in: 0..<8, using: &random) == 0
    return .completed(
      plan.figures, batches: run.batches, removed: plan.removals.map { _ in run.removed },
      warnings: (isMissing ? [.standingMissing] : [])
        + (run.leaving > 0 ? [.removedByOthers] : []), run: run.id)
  }

  /// Ten rows with six recipients, of whom some are as they were sent before, now and then although
  /// there is nothing to compare them with.
  private mutating func figures(of run: Run) -> RunFigures {
    let isCompared = run.order.settings.onlyChanges && run.order.baseline != nil
    let unchanged =
      isCompared || Int.random(in: 0..<9, using: &random) == 0 ? random.pick([0, 3, 6]) : 0
    return RunFigures(
      read: 10, sent: 6 - unchanged, duplicates: 1, unchanged: unchanged, withheld: 1,
      rejected: [.init(reason: "address-malformed", rows: 2)], phonesBlanked: 1)
  }

  /// A report about a notice, told or not.
  mutating func report(about notice: Notice) -> NotificationEvent {
    random.pick([
      .delivered(
        .init(
          message: "m-1", destination: notice.destination, condition: notice.condition,
          attempts: 1)),
      .failed(
        .init(
          message: "m-1", destination: notice.destination, condition: notice.condition,
          attempts: 5, reason: "No answer came.")),
    ])
  }
}
