package import Domain
package import EventLog
import GRDB

extension Views {
  /// The entries that concern a subject: those that are about it or name it, and those of the runs
  /// that involve it.
  ///
  /// - Parameters:
  ///   - subject: What.
  ///   - limit: How many at most.
  /// - Returns: Their positions, in order; nothing where there are more than that.
  /// - Throws: Why the views cannot be read.
  package func positions(
    mentioning subject: Subject, atMost limit: Int
  ) throws(ViewsError) -> [Position]? {
    let found = try read { database in
      try Int64.fetchAll(
        database.cachedStatement(sql: ViewsQuery.positionsMentioningSubject.sql),
        arguments: ["subject": subject.text, "limit": limit + 1])
    }
    guard found.count <= limit else { return nil }
    return Set(found).sorted().compactMap(Position.init)
  }

  /// Keeps those entries that concern all of some subjects.
  ///
  /// It costs the same however many entries concern them.
  ///
  /// - Parameters:
  ///   - entries: Entries of the log, in any order.
  ///   - subjects: What they have to concern.
  /// - Returns: Those that do, in the same order.
  /// - Throws: Why the views cannot be read.
  package func entries(
    _ entries: [Entry], mentioning subjects: [Subject]
  ) throws(ViewsError) -> [Entry] {
    try read { database in
      let statement = try database.cachedStatement(sql: ViewsQuery.mentionOfSubject.sql)
      return try entries.filter { entry in
        // What mentions a run is about that run: no other entry can concern what the run involves.
        let about = try Envelope(entry).subject
        return try subjects.allSatisfy { subject in
          try Bool.fetchOne(
            statement,
            arguments: [
              "subject": subject.text, "position": entry.position.rawValue, "about": about,
            ]) ?? false
        }
      }
    }
  }
}
