import Domain
package import EventLog
package import Views

/// How the configuration differs between two points of a log's history, and who made it so.
///
/// What was changed and changed back is no difference.
package struct Differences: Encodable, Sendable {
  /// The entry behind which it is one way; `beginning` for before the first.
  package let from: Position
  /// The entry behind which it is the other.
  package let to: Position
  /// What differs: users, connections, segments and destinations, then the schedule and where
  /// notifications go.
  package let differences: [Difference]

  /// Answers the question.
  ///
  /// The log is gone through from its beginning; names are today's.
  ///
  /// - Parameters:
  ///   - from: An entry, or `beginning`.
  ///   - to: A later entry.
  ///   - log: The log.
  ///   - views: The read models, which have caught up with it.
  /// - Throws: Why the log or the views cannot be read.
  package init(
    from: Position, to: Position, of log: EventLog, by views: Views
  ) throws(AuditError) {
    (self.from, self.to) = (from, to)
    let pages = EntryPages(log: log, views: views)
    var history = ConfigurationHistory(names: try Names.all(in: views))
    let query = TrailQuery(types: ConfigurationHistory.types)
    let messages = try pages.messages(matching: query, upTo: to)
    for message in messages.prefix(while: { $0.envelope.position <= from }) {
      history.note(message)
    }
    let before = history.configuration
    for message in messages.drop(while: { $0.envelope.position <= from }) {
      try history.attribute(message)
    }
    differences = history.differences(from: before)
  }
}
