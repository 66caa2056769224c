/// What a report of the runner comes to.
package enum ReportDecision: Hashable, Sendable {
  /// What is reported stands, and this happened because of it.
  case accepted([Event])
  /// A rule says no, and this happened because of that: the run does not go on.
  case refused(Refusal, [Event])
}

extension State {
  /// How many distinct addresses an export may carry.
  package static let profileLimit = 1_000_000

  /// What a report of the runner about a run under way comes to.
  ///
  /// The runner performs effects and reports their outcomes; each report is weighed here, so that
  /// nothing can leave or be called completed against a rule, whatever the runner does.
  ///
  /// - Parameter report: The event as the runner saw it: any of a run's but `requested`, `resumed`
  ///   and `cancelled`, which only commands bring about.
  /// - Returns: The events to append.
  package func decide(report: RunEvent) -> ReportDecision {
    let id = report.run
    if let run = settling[id] { return decide(settling: report, of: run) }
    guard let run = runs[id], !run.isInterrupted else {
      return .refused(.runNotUnderWay(id), [])
    }
    do throws(Refusal) {
      return .accepted(pausing(after: try accept(report, of: run).map(Event.run)))
    } catch {
      return .refused(error, pausing(after: consequences(of: error, for: run)))
    }
  }

  /// What is reported of the batch that a cancelled run has in the air stands; all else does not.
  private func decide(settling report: RunEvent, of run: Run) -> ReportDecision {
    do throws(Refusal) {
      switch report {
      case .batchDeferred(let attempt): try requireInHand(attempt.number, of: run)
      case .batchUnanswered(let attempt): try requireInHand(attempt.number, of: run)
      case .batchRejected(let rejection): try requireInHand(rejection.number, of: run)
      case .batchSent(let delivery): try requireInHand(delivery.number, being: nil, of: run)
      case .batchImported(let outcome): try requireSent(outcome, of: run)
      case .batchRemoved(let outcome): try check(outcome, of: run)
      case .requested, .started, .batchPrepared, .interrupted, .resumed, .completed, .failed,
        .cancelled:
        throw .runNotUnderWay(run.id)
      }
      return .accepted([.run(report)])
    } catch {
      return .refused(error, [])
    }
  }

  private func accept(_ report: RunEvent, of run: Run) throws(Refusal) -> [RunEvent] {
    switch report {
    case .requested, .resumed, .cancelled:
      preconditionFailure("\(report.kind.rawValue) comes from a command, not from a report")
    case .started(let started):
      try check(started, of: run)
      return [report]
    case .batchPrepared(let batch):
      try check(batch, of: run)
      return [report]
    case .batchDeferred(let attempt):
      try requireInHand(attempt.number, of: run)
      return [report] + forbidden(run)
    case .batchUnanswered(let attempt):
      try requireInHand(attempt.number, of: run)
      return [report] + forbidden(run)
    case .batchRejected(let rejection):
      try requireInHand(rejection.number, of: run)
      return [report, .failed(.init(run: run.id, reason: .batchRejected))]
    case .batchSent(let delivery):
      try requireInHand(delivery.number, being: nil, of: run)
      return [report]
    case .batchRemoved(let outcome):
      try check(outcome, of: run)
      return [report]
    case .batchImported(let outcome):
      try requireSent(outcome, of: run)
      guard outcome.outcome == .completed else {
        return [report, .failed(.init(run: run.id, reason: .importFailed))]
      }
      return [report]
    case .completed(let end):
      try check(end, of: run)
      return [report]
    case .interrupted, .failed:
      return [report]
    }
  }

  /// The end of a run that may not send a batch again, after an attempt whose outcome is recorded.
  private func forbidden(_ run: Run) -> [RunEvent] {
    do throws(Refusal) {
      try requirePermitted(run, under: run.consentText)
      return []
    } catch {
      return [.failed(.init(run: run.id, reason: .forbidden, rule: error.rule))]
    }
  }

  /// A run that was refused before anything was sent was never started; a later one failed.
  private func consequences(of refusal: Refusal, for run: Run) -> [Event] {
    switch run.phase {
    case .requested:
      [
        .commandRefused(.init(refusing: run.id, because: refusal))
      ]
    case .ready, .prepared, .unanswered, .sent:
      [.run(.failed(.init(run: run.id, reason: .forbidden, rule: refusal.rule)))]
    }
  }

  private func check(_ started: RunEvent.Started, of run: Run) throws(Refusal) {
    guard case .requested = run.phase else { throw .batchOutOfOrder(number: 0) }
    try requirePermitted(run, under: run.consentText)
    let list = run.order.settings.list
    switch started.list {
    case .found: break
    case .dynamic(let name): throw .listDynamic(list, name: name)
    case .missing: throw .listMissing(list)
    }
    if let attribute = started.missingAttributes.first { throw .attributeUnknown(attribute) }
    let rows = started.sources.reduce(0) { $0.saturatingSum($1.rows) }
    guard started.figures.addUp, started.figures.read == rows,
      started.sources.map(\.segment) == run.order.sources.map(\.segment)
    else { throw .figuresDoNotAddUp }
    guard started.figures.unchanged == 0 || run.order.comparesRows else {
      throw .figuresDoNotAddUp
    }
    try run.order.plan?.requireKept(by: started)
    let count = started.figures.recipients
    if count > Self.profileLimit { throw .tooManyProfiles(count, limit: Self.profileLimit) }
    let connection = connections[run.order.settings.connection]
    if let limit = connection?.profileLimit, count > limit {
      throw .overProfileLimit(count, limit: limit)
    }
    try check(started.removals, under: run.order.settings.mirror)
  }

  /// Contacts are taken off lists that mirror their segments alone, and not too many at once.
  private func check(_ removals: Removals?, under mirror: Mirroring?) throws(Refusal) {
    guard let mirror, let removals else {
      if mirror == nil, removals == nil { return }
      throw .figuresDoNotAddUp
    }
    guard removals.addUp else { throw .figuresDoNotAddUp }
    if removals.exceed(percent: mirror.removeAtMost) {
      throw .tooManyRemovals(
        removals.leaving, standing: removals.standing, percent: mirror.removeAtMost)
    }
  }

  private func check(_ batch: RunEvent.BatchPrepared, of run: Run) throws(Refusal) {
    guard case .ready(let plan) = run.phase, batch.number == run.batches.saturatingSum(1),
      batch.recipients > 0
    else { throw .batchOutOfOrder(number: batch.number) }
    let isInPlace =
      switch batch.kind {
      case nil: follows(batch, run, plan)
      case .removal: removes(batch, run, plan)
      }
    guard isInPlace else { throw .batchOutOfOrder(number: batch.number) }
    try requirePermitted(run, under: run.consentText)
  }

  /// An import goes on where the last one ended, and carries no more than the plan has.
  private func follows(_ batch: RunEvent.BatchPrepared, _ run: Run, _ plan: Run.Plan) -> Bool {
    batch.rows.from == run.nextRow && batch.rows.from < batch.rows.to
      && batch.rows.to <= plan.figures.read
      && run.recipients.saturatingSum(batch.recipients) <= plan.figures.sent
  }

  /// Contacts are taken off when everybody is imported, and no more than are leaving.
  private func removes(_ batch: RunEvent.BatchPrepared, _ run: Run, _ plan: Run.Plan) -> Bool {
    run.recipients == plan.figures.sent && batch.recipients <= run.leaving
      && batch.rows == RowRange(from: plan.figures.read, to: plan.figures.read)
  }

  /// A report about a removal has to be about the one in hand, and within it.
  private func check(_ outcome: RunEvent.BatchRemoved, of run: Run) throws(Refusal) {
    try requireInHand(outcome.number, being: .removal, of: run)
    guard let batch = run.batchInHand, outcome.removed >= 0, outcome.removed <= batch.recipients
    else { throw .batchOutOfOrder(number: outcome.number) }
  }

  /// A completed run tells what is on record, what Sendinblue refused included, and says so where
  /// there was nobody to send.
  private func check(_ end: RunEvent.Completed, of run: Run) throws(Refusal) {
    guard case .ready(let plan) = run.phase, end.figures.addUp, end.figures == plan.figures,
      end.figures.sent == run.recipients, end.batches == run.batches, end.refused == run.refused,
      end.removed == (plan.removals == nil ? nil : run.removed),
      end.warnings.contains(.removedByOthers) == (run.leaving > 0),
      end.warnings.contains(.noRecipients) == (end.figures.recipients == 0),
      run.order.baseline != nil || !end.warnings.contains(.standingMissing)
    else { throw .figuresDoNotAddUp }
  }

  /// A report about an import has to be about the one that is under way.
  private func requireSent(
    _ outcome: RunEvent.BatchImported, of run: Run
  ) throws(Refusal) {
    guard case .sent(_, let batch, let process) = run.phase, process == outcome.process,
      batch.number == outcome.number
    else { throw .batchOutOfOrder(number: outcome.number) }
  }

  /// What is reported of imports is not of removals, and the other way round.
  private func requireInHand(
    _ number: Int, being kind: BatchKind?, of run: Run
  ) throws(Refusal) {
    try requireInHand(number, of: run)
    guard run.batchInHand?.kind == kind else { throw .batchOutOfOrder(number: number) }
  }

  /// A report about an attempt has to be about the batch that is under way and not yet sent.
  private func requireInHand(_ number: Int, of run: Run) throws(Refusal) {
    switch run.phase {
    case .prepared(_, let batch, _) where batch.number == number: return
    case .unanswered(_, let batch, _) where batch.number == number: return
    case .requested, .ready, .prepared, .unanswered, .sent: throw .batchOutOfOrder(number: number)
    }
  }
}
