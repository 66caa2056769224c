import Domain
package import EventLog
package import Views

/// Records of processing activities, as GDPR, Article 30, wants them.
///
/// Every destination that there was in a period is one, as it stood at the period's end or as it
/// was removed.
package struct ProcessingRecord: Encodable, Sendable {
  /// The period.
  package let period: Period
  /// The last entry that settings are taken from: the last that is dated before the period's end.
  package let settingsEntry: Position
  /// The last entry that disclosures are taken from.
  package let lastEntry: Position
  /// The ledger, by its origin; nothing before it began.
  package let ledger: String?
  /// The activities, in the order in which they began.
  package let activities: [ProcessingActivity]
  /// How much left altogether.
  package let figures: DisclosureFigures
  /// What Waybill does for the security of processing: Article 30(1)(g).
  package let securityMeasures = [
    "API keys and the pseudonym key are sealed with AES-GCM under a key kept outside the ledger.",
    "Commands are refused without the role they need; acceptances and refusals are on record.",
    "Records and diagnostics hold no profile; recipients are kept as keyed pseudonyms only.",
    "Data leaves over TLS alone, loopback addresses apart, after its digest is on record.",
  ]
  /// What a record has to hold besides and no ledger knows: Article 30(1)(a), (b), (e) and (f).
  package let notOnRecord = [
    "name and contact details of the controller, its representative and data protection officer",
    "purposes of the processing", "transfers to third countries and their safeguards",
    "time limits for erasure",
  ]

  /// Answers the question.
  ///
  /// - Parameters:
  ///   - period: When.
  ///   - log: The log.
  ///   - views: The read models, which have caught up with it.
  /// - Throws: Why the log or the views cannot be read.
  package init(
    in period: Period, from log: EventLog, by views: Views
  ) throws(AuditError) {
    let pages = EntryPages(log: log, views: views)
    let end = try pages.lastEntry(at: period.until?.before)
    var history = ProcessingHistory(names: try Names.all(in: views))
    for message in try pages.messages(matching: TrailQuery(types: Self.types), upTo: end) {
      try history.note(message)
    }
    let found = try AuditError.asking { () throws(ViewsError) in
      try views.disclosedBatches(matching: .init(since: period.since, until: period.until))
    }
    let batches = Dictionary(grouping: found.batches, by: \.destination)
    self.period = period
    (settingsEntry, lastEntry) = (end, found.position)
    ledger = history.origin
    figures = DisclosureFigures(found.batches)
    activities = history.destinations.filter { past in
      period.touches(from: past.begin.time, to: past.end?.time)
        || batches[past.destination.id] != nil
    }.map { past in
      history.names.activity(past, disclosing: batches[past.destination.id] ?? [])
    }
  }

  /// The events that make up the configuration.
  private static var types: [String] {
    UserEvent.Kind.allCases.map(\.rawValue) + ConnectionEvent.Kind.allCases.map(\.rawValue)
      + SegmentEvent.Kind.allCases.map(\.rawValue) + DestinationEvent.Kind.allCases.map(\.rawValue)
  }
}

extension Timestamp {
  /// The last instant before this one.
  fileprivate var before: Timestamp { Timestamp(milliseconds: milliseconds - 1) }
}
