extension Event {
  /// Whether two events tell the same.
  ///
  /// A refusal's sentence is for people, and a later version may word it otherwise; its rule stays.
  package func tellsTheSame(as other: Event) -> Bool {
    switch (self, other) {
    case (.commandRefused(let one), .commandRefused(let another)):
      one.rule == another.rule && one.command == another.command && one.subject == another.subject
        && one.run == another.run && one.destination == another.destination
        && one.refresh == another.refresh
    default: self == other
    }
  }
}

extension State {
  /// What is decided together with an event that no command brought about: it, and what follows.
  ///
  /// - Parameter event: The first event of a decision, as it is on record.
  /// - Returns: All events of the decision, in order; nothing where no report, as things stand, comes
  ///   to the event.
  package func redecide(_ event: Event) -> [Event]? {
    switch event {
    case .run(let report): return redecide(report)
    case .notification(.delivered(let delivery)):
      return destinations[delivery.destination] == nil ? nil : [event]
    case .notification(.failed(let failure)):
      return destinations[failure.destination] == nil ? nil : [event]
    case .commandRefused(let refused):
      guard let id = refused.run, let run = runs[id], !run.isInterrupted,
        case .requested = run.phase
      else { return nil }
      return pausing(after: [event])
    case .dataSubject(.erased), .dataSubject(.erasureFailed), .dataSubject(.erasureUnanswered):
      return [event]
    case .user, .connection, .segment, .destination, .schedule, .notification(.set),
      .notification(.switchedOff), .dataSubject(.lookedUp), .dataSubject(.suppressed),
      .dataSubject(.released), .dataSubject(.erasureOrdered), .custody:
      return nil
    }
  }

  private func redecide(_ report: RunEvent) -> [Event]? {
    switch report {
    case .requested, .resumed, .cancelled: return nil
    case .started, .batchPrepared, .batchDeferred, .batchUnanswered, .batchRejected, .batchSent,
      .batchImported, .batchRemoved, .interrupted, .completed, .failed:
      switch decide(report: report) {
      case .accepted(let events): return events
      case .refused: return nil
      }
    }
  }
}
