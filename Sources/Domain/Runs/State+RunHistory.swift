extension State {
  mutating func evolve(_ event: RunEvent) {
    switch event {
    case .requested(let event):
      forgetSettling(over: event.order.settings.connection)
      destinations[event.order.destination]?.approval = nil
      runs[event.run] = Run(
        id: event.run, order: event.order, consentText: event.order.consent.text,
        phase: .requested, isInterrupted: false, batches: 0, nextRow: 0, recipients: 0,
        refused: [])
      if let refresh = event.order.refresh {
        note(.underWay, of: event.order.destination, in: refresh)
      }
    case .completed(let end):
      conclude(end.run, end.warnings.isEmpty ? .completed : .completedWithWarnings)
    case .failed(let end):
      conclude(
        end.run, .failed,
        because: .init(run: end.run, reason: end.reason.rawValue, rule: end.rule))
    case .cancelled(let end): cancel(end.run)
    case .resumed:
      if let run = runs[event.run] { forgetSettling(over: run.order.settings.connection) }
      runs[event.run]?.evolve(event)
    case .started, .batchPrepared, .batchDeferred, .batchUnanswered, .batchRejected, .batchSent,
      .batchImported, .batchRemoved, .interrupted:
      runs[event.run]?.evolve(event)
      settle(event)
    }
  }

  /// Ends a run; what it has in the air is kept until its process has settled it.
  private mutating func cancel(_ id: RunID) {
    if var run = runs[id], !run.isInterrupted, run.batchInHand != nil {
      run.isCancelled = true
      settling[id] = run
    }
    conclude(id, .cancelled)
  }

  /// Follows a cancelled run until nothing of it is in the air any more.
  private mutating func settle(_ event: RunEvent) {
    guard var run = settling[event.run] else { return }
    run.evolve(event)
    // A batch that Sendinblue took has still to be imported; whatever else came of the attempt,
    // there is no other.
    if case .sent = run.phase { settling[run.id] = run } else { settling[run.id] = nil }
  }

  /// Forgets what nobody settles any more: an order over a connection is given by whoever holds the
  /// right to export over it, so no other process performs a run over it.
  private mutating func forgetSettling(over connection: ConnectionID) {
    settling = settling.filter { $0.value.order.settings.connection != connection }
  }
}

extension State {
  /// Takes a run out of the state, and notes its end at its destination and in its refresh.
  mutating func conclude(
    _ id: RunID, _ outcome: RefreshOutcome, because failure: Destination.Failure? = nil
  ) {
    guard let run = runs[id] else { return }
    let order = run.order
    runs[id] = nil
    if outcome.isCompleted { destinations[order.destination]?.lastCompleted = id }
    destinations[order.destination]?.note(run, wasCompleted: outcome.isCompleted)
    if let refresh = order.refresh { note(outcome, of: order.destination, in: refresh) }
    destinations[order.destination]?.note(
      outcome, because: failure, isScheduled: order.refresh != nil)
  }
}

extension RefreshOutcome {
  fileprivate var isCompleted: Bool {
    switch self {
    case .completed, .completedWithWarnings: true
    case .failed, .refused, .cancelled, .underWay: false
    }
  }
}

extension Destination {
  /// Notes what a run that has ended leaves to compare the next with.
  ///
  /// A run ordered before the destination was changed to fill its list otherwise leaves nothing.
  fileprivate mutating func note(_ run: Run, wasCompleted: Bool) {
    guard settings.fillsAlike(run.order.settings) else { return }
    if !wasCompleted {
      guard let known = baseline else { return }
      baseline = Baseline(
        run: known.run, batchesSince: known.batchesSince.saturatingSum(run.batches))
    } else if run.order.settings.keepsStanding {
      baseline = Baseline(run: run.id, batchesSince: 0)
    } else if run.batches > 0 {
      baseline = nil
    }
  }
}

extension Run {
  /// The run after an event of its own.
  fileprivate mutating func evolve(_ event: RunEvent) {
    switch event {
    case .requested, .completed, .failed, .cancelled, .batchRejected: break
    case .started(let event):
      phase = .ready(
        plan: .init(
          sources: event.sources, figures: event.figures, removals: event.removals))
    case .batchPrepared(let batch):
      guard let plan else { return }
      batches = batch.number
      if batch.kind == nil { recipients = recipients.saturatingSum(batch.recipients) }
      phase = .prepared(plan: plan, batch: batch, attempts: 0)
    case .batchDeferred(let event):
      guard let plan, let batch = batchInHand else { return }
      phase = .prepared(plan: plan, batch: batch, attempts: event.attempt)
    case .batchUnanswered(let event):
      guard let plan, let batch = batchInHand else { return }
      phase = .unanswered(plan: plan, batch: batch, attempts: event.attempt)
    case .batchSent(let event):
      guard let plan, let batch = batchInHand else { return }
      phase = .sent(plan: plan, batch: batch, process: event.process)
    case .batchImported(let event):
      guard case .sent(let plan, let batch, _) = phase else { return }
      refused.add(event.refused)
      nextRow = batch.rows.to
      phase = .ready(plan: plan)
    case .batchRemoved(let event):
      guard let plan, batchInHand != nil else { return }
      removed = removed.saturatingSum(event.removed)
      phase = .ready(plan: plan)
    case .interrupted: isInterrupted = true
    case .resumed(let event):
      consentText = event.consentText
      isInterrupted = false
    }
  }
}

extension [ImportRefusals] {
  /// Adds a batch's counts to a run's; a count that is not known leaves the sum unknown.
  fileprivate mutating func add(_ more: [ImportRefusals]) {
    for refusals in more {
      if let place = firstIndex(where: { $0.reason == refusals.reason }) {
        let sum = self[place].rows.flatMap { rows in refusals.rows.map { rows.saturatingSum($0) } }
        self[place] = ImportRefusals(reason: refusals.reason, rows: sum)
      } else {
        append(refusals)
      }
    }
    sort { $0.reason < $1.reason }
  }
}
