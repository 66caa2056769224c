import Domain

/// Says in a sentence what happened to the schedule and to refreshes.
struct ScheduleSummary {
  /// What things are called.
  let names: Names
  /// When it happened.
  let time: Timestamp

  /// Says what happened to the schedule or to a refresh.
  func sentence(for event: ScheduleEvent) -> Sentence {
    switch event {
    case .set(let event): "From now on, refreshes are due \(event.schedule.words)."
    case .switchedOff:
      "The schedule was switched off: from now on, only destinations with schedules of their own"
        + " run by themselves."
    case .refreshStarted(let event): sentence(for: event)
    case .refreshCompleted(let event):
      event.figures.words.map { "The refresh ended: \($0)." }
        ?? "The refresh ended: there was nothing to run."
    }
  }

  private func sentence(for event: ScheduleEvent.RefreshStarted) -> Sentence {
    let count = event.destinations.count.counting("destination", "destinations")
    let due: Sentence? = event.occasion.map { ", \(describe($0))" }
    let own: Sentence = event.own.map { own -> Sentence in
      "; \(names.quoted(.destination(own.destination))) takes part by its own schedule,"
        + " \(describe(own.occasion))"
    }.joined(separator: "")
    return "\(names.beginning(with: event.orderer)) started a refresh of \(count)\(due)\(own)."
  }

  /// When something was due, how late it began, and what was missed before.
  private func describe(_ occasion: Occasion) -> Sentence {
    let late: Sentence? = occasion.due.delay(until: time).map { " and begun \($0) late" }
    let missed: Sentence =
      occasion.missed > 0
      ? " (\(occasion.missed.counting("earlier one was", "earlier ones were")) missed)" : ""
    return "due \(occasion.due.words)\(late)\(missed)"
  }
}

extension RefreshFigures {
  /// How many destinations came to what; nothing where there were none.
  fileprivate var words: Sentence? {
    let parts: [(Int, Sentence)] = [
      (completed, "completed"), (completedWithWarnings, "completed with warnings"),
      (failed, "failed"), (refused, "refused"), (cancelled, "cancelled"),
      (underWay, "not ended yet"),
    ]
    let counts = parts.filter { $0.0 > 0 }.map { count, words -> Sentence in "\(count) " + words }
    return counts.isEmpty ? nil : counts.joined(separator: ", ")
  }
}
