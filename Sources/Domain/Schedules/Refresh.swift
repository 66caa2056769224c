/// A round over destinations that has not ended: each of them is run once.
package struct Refresh: Codable, Hashable, Sendable, Identifiable {
  /// Which refresh it is.
  package let id: RefreshID
  /// Who ordered it.
  package let orderer: Orderer
  /// The instant of the ledger's schedule that it serves, if any.
  package let occasion: Occasion?
  /// The destinations that were not tried yet, in the order in which they will be.
  package internal(set) var pending: [DestinationID]
  /// What became of those that were.
  package internal(set) var outcomes: [DestinationID: RefreshOutcome]
}

/// What became of a destination in a refresh; stored by these names.
package enum RefreshOutcome: String, Codable, CaseIterable, Sendable {
  /// Its run has not ended. → any other
  case underWay = "under-way"
  /// Everything was sent.
  case completed
  /// Everything was sent, and a person should look at something.
  case completedWithWarnings = "completed-with-warnings"
  /// Its run ended before everything was sent.
  case failed
  /// A rule forbade it before anything was sent.
  case refused
  /// A person ended its run, or removed, detached or switched it off before its turn.
  case cancelled
}

/// How many destinations of a refresh came to which outcome.
package struct RefreshFigures: Codable, Hashable, Sendable {
  /// How many runs have not ended: interrupted ones, which somebody or the next start takes up.
  package let underWay: Int
  /// How many were completed.
  package let completed: Int
  /// How many were completed with warnings.
  package let completedWithWarnings: Int
  /// How many failed.
  package let failed: Int
  /// How many were refused.
  package let refused: Int
  /// How many were cancelled, or taken out before their turn.
  package let cancelled: Int

  /// Counts outcomes.
  package init(_ outcomes: some Sequence<RefreshOutcome>) {
    var counts: [RefreshOutcome: Int] = [:]
    for outcome in outcomes { counts[outcome, default: 0] += 1 }
    underWay = counts[.underWay, default: 0]
    completed = counts[.completed, default: 0]
    completedWithWarnings = counts[.completedWithWarnings, default: 0]
    failed = counts[.failed, default: 0]
    refused = counts[.refused, default: 0]
    cancelled = counts[.cancelled, default: 0]
  }
}
