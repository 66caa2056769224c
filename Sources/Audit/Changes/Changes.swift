package import Domain
package import EventLog
package import Views

/// How connections and destinations changed in a period, field by field.
package struct Changes: Encodable, Sendable {
  /// The period, by the times of the changes.
  package let period: Period
  /// The last entry that is taken into account.
  package let lastEntry: Position
  /// The changes, in the order of the log.
  package let changes: [Change]

  /// Answers the question.
  ///
  /// Values are those of the day, decided by going through the log from its beginning; names are
  /// today's.
  ///
  /// - Parameters:
  ///   - period: When.
  ///   - subjects: Of which connections and destinations; empty for all.
  ///   - log: The log.
  ///   - views: The read models, which have caught up with it.
  /// - Throws: Why the log or the views cannot be read.
  package init(
    in period: Period, of subjects: Set<Subject> = [], from log: EventLog, by views: Views
  ) throws(AuditError) {
    let pages = EntryPages(log: log, views: views)
    lastEntry = try pages.head()
    self.period = period
    let kinds =
      ConnectionEvent.Kind.allCases.map(\.rawValue) + DestinationEvent.Kind.allCases.map(\.rawValue)
    var history = ChangeHistory(names: try Names.all(in: views))
    var changes: [Change] = []
    for message in try pages.messages(matching: TrailQuery(types: kinds), upTo: lastEntry) {
      guard let change = try history.note(message), period.contains(change.entry.time) else {
        continue
      }
      if subjects.isEmpty || subjects.contains(where: { $0.text == change.subject.id }) {
        changes.append(change)
      }
    }
    self.changes = changes
  }
}
