import Domain

/// Says in a sentence what happened to users, connections, segments, destinations, notifications
/// and what the ledger holds.
struct EventSummary {
  /// What things are called.
  let names: Names

  /// Says what happened to a user or to the ledger.
  func sentence(for event: UserEvent) -> Sentence {
    switch event {
    case .ledgerCreated(let event): "The ledger \(event.origin.quoted) began."
    case .added(let event): "\(event.name.text.quoted) became \(event.role.words)."
    case .roleChanged(let event):
      "\(names.quoted(.user(event.user))) became \(event.role.words),"
        + " having been \(event.from.words)."
    case .deactivated(let event):
      "\(names.quoted(.user(event.user))) was deactivated and can give no more commands."
    case .keyRotated(let event):
      "\(names.quoted(.user(event.user))) has another public key: what the former one signs counts"
        + " for nothing from now on."
    }
  }

  /// Says what happened to a connection.
  func sentence(for event: ConnectionEvent) -> Sentence {
    let name = names.quoted(event.subject)
    switch event {
    case .created(let event):
      return "The connection \(event.name.text.quoted) to \(event.baseURL) was begun."
    case .consentAccepted(let event):
      return "\(names.quoted(.user(event.user))) agreed that data leaves over \(name),"
        + " to the consent text \(event.text.version)."
    case .established(let event):
      return "\(name) opens the account of \(event.account.company) with the API key of"
        + " fingerprint \(event.keyFingerprint)."
    case .attemptFailed(let event):
      return "The API key of fingerprint \(event.keyFingerprint) was not accepted for \(name):"
        + " \(event.reason.words)."
    case .exportUserAdded(let event):
      return "Exports over \(name) run under the authority of"
        + " \(names.quoted(.user(event.user)))."
    case .saved: return "The connection \(name) was saved and can be used."
    case .shared: return "\(name) was shared with contributors."
    case .unshared: return "\(name) was kept to administrators again."
    case .approvalRequired:
      return "From now on, runs over \(name) need a plan that a second person approved."
    case .approvalWaived: return "From now on, runs over \(name) need no approval."
    case .renamed(let event):
      return "The connection \(event.from.text.quoted) was renamed to"
        + " \(event.name.text.quoted)."
    case .apiKeyRotated(let event):
      return "The API key of \(name) was replaced with that of fingerprint"
        + " \(event.keyFingerprint), which opens the account of \(event.account.company)."
    case .consentWithdrawn(let event):
      return "\(names.quoted(.user(event.user))) withdrew the consent for \(name), given to the"
        + " text \(event.text.version)."
    case .removed: return "The connection \(name) was removed."
    }
  }

  /// Says what happened to a segment.
  func sentence(for event: SegmentEvent) -> Sentence {
    let name = names.quoted(event.subject)
    switch event {
    case .defined(let event):
      return
        "The segment \(event.name.text.quoted) was defined from \(event.source.description.quoted)"
        + " with \(event.fields.count.counting("field", "fields"))."
    case .activated: return "The segment \(name) was activated."
    case .deactivated: return "The segment \(name) was deactivated."
    case .removed: return "The segment \(name) was removed."
    }
  }

  /// Says what happened to a destination.
  func sentence(for event: DestinationEvent) -> Sentence {
    switch event {
    case .saved(let event):
      "The destination \(describe(event.settings, event.listName)) was saved."
    case .edited(let event):
      "The destination \(event.before.name.text.quoted) was changed to"
        + " \(describe(event.settings, event.listName))."
    case .removed: "The destination \(names.quoted(event.subject)) was removed."
    case .detached:
      "The destination \(names.quoted(event.subject)) was detached from its connection and does"
        + " not run until it is attached to one."
    case .attached(let event):
      "The destination \(describe(event.settings, event.listName)) was attached to a connection."
    case .scheduled(let event):
      "From now on, \(names.quoted(.destination(event.destination))) runs"
        + " \(event.schedule.words)."
    case .paused(let event):
      "\(names.quoted(.destination(event.destination))) was paused after"
        + " \(event.failures.counting("failure", "failures")) in a row: it does not run by itself"
        + " until somebody sets its schedule again."
    case .approved(let event):
      "\(names.quoted(.user(event.user))) approved the plan of"
        + " \(event.plan.settings.name.text.quoted): \(event.plan.expected.words)."
    }
  }

  /// Says what happened to notifications.
  func sentence(for event: NotificationEvent) -> Sentence {
    switch event {
    case .set(let event):
      "From now on, \(event.webhook.server) is told when a destination fails, is paused or works"
        + " again, under the address and secret of fingerprint \(event.webhook.fingerprint)."
    case .switchedOff: "From now on, nobody is told when a destination fails."
    case .delivered(let event):
      "The message that \(names.quoted(.destination(event.destination)))"
        + " \(event.condition.words) was delivered at attempt \(event.attempts)."
    case .failed(let event):
      "The message that \(names.quoted(.destination(event.destination)))"
        + " \(event.condition.words) could not be delivered in"
        + " \(event.attempts.counting("attempt", "attempts")): \(Sentence(verbatim: event.reason).ended)"
    }
  }

  /// Says what happened to what the ledger holds.
  ///
  /// - Parameters:
  ///   - event: What happened.
  ///   - destination: What the destination of the run is called that evidence is about.
  /// - Returns: The sentence.
  func sentence(for event: CustodyEvent, destination: String?) -> Sentence {
    switch event {
    case .manifestsPurged(let event):
      "Who was in \(event.purge.batches.counting("batch", "batches")) of"
        + " \(event.purge.runs.counting("run", "runs")) that ended before \(event.purge.before) is"
        + " forgotten; the manifests' roots stay on record."
    case .evidenceWritten(let event):
      "Evidence \(event.evidence.scope.words(run: destination)) was written, with"
        + " \(event.evidence.entries.counting("entry", "entries")) of the first"
        + " \(event.evidence.size) of the log, under the digest \(event.evidence.digest)."
    case .gapMarked(let event):
      "The log was restored as it was after entry \(event.gap.restored.size), and had"
        + " \(event.gap.known.size) entries once: \(event.gap.missing) are missing from here on."
    case .upgraded(let event):
      "The ledger went on as one of version \(event.version) instead of \(event.from)."
    }
  }

  /// Says what was refused, and why.
  func sentence(for refused: CommandRefused) -> Sentence {
    "Refused \(refused.command) by the rule \(refused.rule): \(refused.reason)"
  }

  private func describe(_ settings: DestinationSettings, _ listName: String) -> Sentence {
    let attributes = ["EMAIL"] + settings.matching.attributes.map(\.attribute)
    return "\(settings.name.text.quoted) (\(attributes.joined(separator: ", ")) of"
      + " \(names.quoted(settings.segments.map(Subject.segment))) over"
      + " \(names.quoted(.connection(settings.connection))) to list \(settings.list)"
      + " \(listName.quoted))"
  }
}

extension EvidenceScope {
  /// What evidence is about, in the middle of a sentence.
  ///
  /// - Parameter name: What the run's destination is called, where that is known.
  /// - Returns: The words.
  func words(run name: String?) -> Sentence {
    guard let run else { return Period(since: since, until: until).words }
    return name.map { "of the run \(run) of \($0.quoted)" } ?? "of the run \(run)"
  }
}

extension Run.Plan {
  /// What a run comes to, in the middle of a sentence.
  fileprivate var words: Sentence {
    let leaving: Sentence? = removals.map {
      ", \($0.leaving.counting("contact", "contacts")) to take off the list"
    }
    return "\(figures.sent) of \(figures.read.counting("row", "rows")) to send\(leaving)"
  }
}

extension AccountAnswer.Failure {
  /// The failure as the end of a sentence.
  fileprivate var words: Sentence {
    switch self {
    case .keyRefused: "Sendinblue does not know it"
    case .addressNotAllowed: "Sendinblue takes no calls from this address"
    case .notPermitted: "it may not read its account"
    case .unavailable: "no answer came that could be understood"
    }
  }
}
