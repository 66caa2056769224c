package import Domain
package import EventLog
import GRDB

extension Views {
  /// The entries that concern a subject: those that are about it or name it, and those of the runs
  /// that involve it.
  ///
  /// - Parameters:
  ///   - subject: What.
  ///   - start: The position before the first.
  ///   - limit: How many at most; nothing for all there are.
  /// - Returns: Their positions, in order.
  /// - Throws: Why the views cannot be read.
  package func positions(
    mentioning subject: Subject, after start: Position = .beginning, limit: Int? = nil
  ) throws(ViewsError) -> [Position] {
    try read { database in
      try Int64.fetchAll(
        database.cachedStatement(sql: ViewsQuery.positionsMentioningSubject.sql),
        arguments: [
          // A negative limit is none at all to SQLite.
          "subject": subject.text, "start": start.rawValue, "limit": limit ?? -1,
        ]
      ).compactMap(Position.init)
    }
  }
}
