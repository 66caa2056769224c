package import Domain
package import EventLog
package import Views

/// What was tried and refused in a period.
package struct Refusals: Encodable, Sendable {
  /// Whose attempts to look at, and which; what is left out does not matter.
  package struct Filter: Hashable, Sendable {
    /// Who tried.
    package var actor: Actor?
    /// Any of these rules, by their stored names.
    package var rules: Set<String>
    /// The connection that it concerned.
    package var connection: ConnectionID?

    /// Makes a filter; without arguments it lets everything through.
    package init(
      actor: Actor? = nil, rules: Set<String> = [], connection: ConnectionID? = nil
    ) {
      self.actor = actor
      self.rules = rules
      self.connection = connection
    }
  }

  /// How often something was refused.
  package struct Count: Encodable, Hashable, Sendable {
    /// The rule, by its stored name.
    package let rule: String
    /// Who tried.
    package let actor: Party
    /// How often.
    package let refusals: Int
    /// When the last time was.
    package let last: Timestamp
  }

  /// The period, by the times of the refusals.
  package let period: Period
  /// The last entry that is taken into account.
  package let lastEntry: Position
  /// How many refusals there are.
  package let total: Int
  /// How often by which rule and whom, the most frequent first.
  package let counts: [Count]
  /// The refusals, in the order of the log.
  package let refusals: [RefusedAttempt]

  /// Answers the question.
  ///
  /// - Parameters:
  ///   - period: When.
  ///   - filter: Which.
  ///   - log: The log.
  ///   - views: The read models, which have caught up with it.
  /// - Throws: Why the log or the views cannot be read.
  package init(
    in period: Period, matching filter: Filter = .init(), from log: EventLog, by views: Views
  ) throws(AuditError) {
    let names = try Names.all(in: views)
    let pages = EntryPages(log: log, views: views)
    let query = TrailQuery(
      actor: filter.actor, types: [CommandRefused.name], connection: filter.connection,
      since: period.since, until: period.until)
    lastEntry = try pages.head()
    var refusals: [RefusedAttempt] = []
    for case .event(.commandRefused(let refused), let envelope) in try pages.messages(
      matching: query, upTo: lastEntry)
    where filter.rules.isEmpty || filter.rules.contains(refused.rule) {
      refusals.append(try RefusedAttempt(refused, in: envelope, names: names))
    }
    self.period = period
    self.refusals = refusals
    total = refusals.count
    counts = Self.counts(of: refusals)
  }

  private static func counts(of refusals: [RefusedAttempt]) -> [Count] {
    struct Key: Hashable {
      let rule: String
      let actor: Party
    }
    let groups = Dictionary(grouping: refusals) { Key(rule: $0.rule, actor: $0.actor) }
    let counts = groups.compactMap { key, group in
      group.map(\.time).max().map { last in
        Count(rule: key.rule, actor: key.actor, refusals: group.count, last: last)
      }
    }
    return counts.sorted {
      ($1.refusals, $0.rule, $0.actor.id) < ($0.refusals, $1.rule, $1.actor.id)
    }
  }
}
