import Domain
import Views

/// Says in a sentence what happened to a run: what left, for whom, on whose order and under which
/// consent.
struct RunSummary {
  /// What things are called.
  let names: Names
  /// The run as the views have it.
  let run: RunRow?
  /// The batch that the event is about, as the views have it.
  let batch: BatchRow?

  /// Says what happened to a run.
  func sentence(for event: RunEvent) -> Sentence {
    switch event {
    case .requested(let event): return sentence(for: event.order)
    case .started(let event):
      return "The sources of \(name) were read once through: \(describe(event.figures, "to send"))"
        + "\(describe(event.removals))."
    case .batchPrepared(let event) where event.kind == .removal:
      return "Batch \(event.number) of \(name) with"
        + " \(event.recipients.counting("contact", "contacts")) that left the segments was put on"
        + " record before being taken off \(target), \(authority)."
    case .batchPrepared(let event):
      return "Batch \(event.number) of \(name) with"
        + " \(event.recipients.counting("recipient", "recipients")) was put on record before"
        + " leaving for \(target), \(authority)."
    case .batchDeferred(let event) where event.cause == .runCancelled:
      return "Batch \(event.number) of \(name) was held back at attempt \(event.attempt):"
        + " \(event.cause.words)."
    case .batchDeferred(let event):
      return "Batch \(event.number) of \(name) was turned away unread at attempt"
        + " \(event.attempt): \(event.cause.words)."
    case .batchUnanswered(let event) where batch?.kind == .removal:
      return "Batch \(event.number) of \(name)\(cargo) may or may not have been taken off"
        + " \(target) at attempt \(event.attempt): \(event.cause.words)."
    case .batchUnanswered(let event):
      return "Batch \(event.number) of \(name)\(cargo) may or may not have left for \(target) at"
        + " attempt \(event.attempt): \(event.cause.words)."
    case .batchRejected(let event):
      return "Batch \(event.number) of \(name) was rejected by Sendinblue with the code"
        + " \(event.code)."
    case .batchSent(let event):
      return "Batch \(event.number) of \(name)\(cargo) left for \(target), \(authority);"
        + " Sendinblue took it as process \(event.process)."
    case .batchImported(let event): return sentence(for: event)
    case .batchRemoved(let event): return sentence(for: event)
    case .interrupted(let event):
      return "The run of \(name) stopped, to be resumed: \(event.cause.words)."
    case .resumed(let event):
      return "\(names.beginning(with: event.user)) resumed the run of \(name) under consent"
        + " \(event.consentText.version)."
    case .completed(let event): return sentence(for: event)
    case .failed(let event):
      let rule: Sentence? = event.rule.map { " (rule \($0))" }
      return "The run of \(name) failed: \(event.reason.words)\(rule)."
    case .cancelled(let event):
      return "\(names.quoted(.user(event.user))) cancelled the run of \(name)."
    }
  }

  private func sentence(for order: RunOrder) -> Sentence {
    let segments = names.quoted(order.settings.segments.map(Subject.segment))
    let allowed: Sentence =
      "An export of \(order.settings.name.text.quoted) (\(segments)) to \(target) was allowed,"
      + " \(authority)\(plan(of: order))"
    return switch order.orderedBy {
    case .user: "\(allowed), by the authority of \(names.quoted(.user(order.exportUser)))."
    case .schedule: "\(allowed)."
    }
  }

  private func plan(of order: RunOrder) -> Sentence {
    guard order.plan != nil else { return "" }
    return order.approvedBy.map { ", by a plan that \(names.quoted(.user($0))) approved" }
      ?? ", by a plan"
  }

  private func sentence(for event: RunEvent.BatchImported) -> Sentence {
    let refused = describe(event.refused)
    return switch event.outcome {
    case .completed: "Sendinblue imported batch \(event.number) of \(name)\(refused)."
    case .failed: "Sendinblue gave up on importing batch \(event.number) of \(name)\(refused)."
    case .cancelled:
      "The import of batch \(event.number) of \(name) was cancelled at Sendinblue\(refused)."
    }
  }

  private func sentence(for event: RunEvent.BatchRemoved) -> Sentence {
    let count = event.removed.counting("contact", "contacts")
    let outcome: Sentence =
      "Batch \(event.number) of \(name) took \(count) off \(target), \(authority)"
    return switch event.settled {
    case .answered: "\(outcome)."
    case .listed: "\(outcome), as reading the list again showed."
    }
  }

  private func sentence(for event: RunEvent.Completed) -> Sentence {
    let removed: Sentence? = event.removed.map {
      "; \($0.counting("contact", "contacts")) taken off the list"
    }
    let warnings: Sentence =
      event.warnings.isEmpty
      ? "" : "; look at this: \(event.warnings.map(\.words).joined(separator: "; "))"
    return "The export of \(name) to \(target) was completed, \(authority):"
      + " \(describe(event.figures, "sent")) in \(event.batches.counting("batch", "batches"))"
      + "\(removed)\(describe(event.refused))\(warnings)."
  }

  private var name: Sentence { run?.destinationName.text.quoted ?? "an unknown destination" }

  /// Where the data goes.
  private var target: Sentence {
    guard let run else { return "an unknown list" }
    return "list \(run.list) \(run.listName.quoted) of \(run.accountCompany)"
  }

  /// Who answers for it; what a batch left under is known of the batch itself.
  ///
  /// The schedule is nobody who could answer, so the export user is named with it.
  private var authority: Sentence {
    guard let run else { return "on an unknown order" }
    let consent: Sentence = "under consent \(batch?.consentVersion ?? run.consentVersion)"
    return switch run.orderedBy {
    case .user: "on the order of \(run.orderedByName.text.quoted) \(consent)"
    case .schedule:
      "on the order of the schedule, by the authority of"
        + " \(names.quoted(.user(batch?.exportUser ?? run.exportUser))), \(consent)"
    }
  }

  private var cargo: Sentence {
    batch.map { batch -> Sentence in
      let people =
        batch.kind == nil
        ? batch.recipients.counting("recipient", "recipients")
        : batch.recipients.counting("contact", "contacts")
      return " with \(people)"
    } ?? ""
  }

  private func describe(_ figures: RunFigures, _ sent: Sentence) -> Sentence {
    "\(figures.read.counting("row", "rows")) read, \(figures.sent) \(sent),"
      + " \(figures.duplicates.counting("duplicate", "duplicates")), \(figures.unchanged)"
      + " unchanged, \(figures.withheld) withheld,"
      + " \(figures.rejectedRows) rejected"
  }

  private func describe(_ removals: Removals?) -> Sentence {
    guard let removals else { return "" }
    return "; \(removals.leaving) of \(removals.standing.counting("contact", "contacts")) on the"
      + " list to be taken off it"
  }

  private func describe(_ refused: [ImportRefusals]) -> Sentence {
    if refused.isEmpty { return "" }
    let counts = refused.map { refused -> Sentence in
      refused.rows.map { "\($0) \(refused.reason)" } ?? "an unknown number \(refused.reason)"
    }
    return "; refused there: \(counts.joined(separator: ", "))"
  }
}
