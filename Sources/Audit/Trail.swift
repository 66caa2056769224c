package import EventLog
package import Views

/// The trail that commands and events leave: who asked for what when, and what came of it.
///
/// Names come from the views, which have to have caught up with the log.
package struct Trail: Sendable {
  /// Entries read at a time: enough that a query costs little beside them.
  private static let page = 500

  private let log: EventLog
  private let views: Views

  /// Follows the trail in a ledger.
  ///
  /// - Parameters:
  ///   - log: The log.
  ///   - views: The read models, which have caught up with it.
  package init(log: EventLog, views: Views) {
    self.log = log
    self.views = views
  }

  /// The entries that a question is about.
  ///
  /// - Parameter query: The question.
  /// - Returns: A line an entry, in the order that was asked for.
  /// - Throws: Why the question cannot be answered.
  package func lines(matching query: TrailQuery) throws(AuditError) -> [TrailLine] {
    var lines: [TrailLine] = []
    do {
      try forEachLine(matching: query) { lines.append($0) }
    } catch let error as AuditError {
      throw error
    } catch {
      preconditionFailure("appending does not throw")
    }
    return lines
  }

  /// Hands over the entries that a question is about, one at a time, however many there are.
  ///
  /// - Parameters:
  ///   - query: The question.
  ///   - body: Takes a line, in the order that was asked for.
  /// - Throws: `AuditError`, or what `body` throws, as it is.
  package func forEachLine(
    matching query: TrailQuery, _ body: (TrailLine) throws -> Void
  ) throws {
    var writer = TrailWriter(
      names: try Self.asking { () throws(ViewsError) in
        try Names(in: views)
      }, views: views)
    var remaining = query.limit ?? .max
    try forEachPage(matching: query) { entries in
      for entry in entries.prefix(remaining) { try body(try writer.line(for: entry)) }
      remaining -= min(remaining, entries.count)
      return remaining > 0
    }
  }

  /// Reads page after page, until `body` has enough.
  private func forEachPage(
    matching query: TrailQuery, _ body: ([Entry]) throws -> Bool
  ) throws {
    let filter = try query.filter()
    let newestFirst = query.order == .newestFirst
    guard let positions = try positions(concerning: query) else {
      return try forEachPage(of: filter, newestFirst: newestFirst, body)
    }
    var rest = newestFirst ? positions.reversed()[...] : positions[...]
    while !rest.isEmpty {
      var some = filter
      some.positionsIn = Array(rest.prefix(Self.page))
      rest = rest.dropFirst(Self.page)
      let entries = try entries(matching: some, after: nil, newestFirst: newestFirst)
      guard try body(entries) else { return }
    }
  }

  private func forEachPage(
    of filter: LogFilter, newestFirst: Bool, _ body: ([Entry]) throws -> Bool
  ) throws {
    var cursor: Position?
    while true {
      let entries = try entries(matching: filter, after: cursor, newestFirst: newestFirst)
      guard try body(entries), entries.count == Self.page else { return }
      cursor = entries.last?.position
    }
  }

  private func entries(
    matching filter: LogFilter, after cursor: Position?, newestFirst: Bool
  ) throws(AuditError) -> [Entry] {
    do throws(EventLogError) {
      return try log.entries(
        matching: filter, after: cursor, limit: Self.page, newestFirst: newestFirst)
    } catch {
      throw .log(error)
    }
  }

  /// The positions of the entries that concern everything that the question names.
  ///
  /// - Returns: The positions in order; nothing where the question names nothing.
  private func positions(concerning query: TrailQuery) throws(AuditError) -> [Position]? {
    var common: [Position]?
    for subject in query.subjects {
      let found = try Self.asking { () throws(ViewsError) in
        try views.positions(mentioning: subject)
      }
      let known = Set(found)
      common = common?.filter(known.contains) ?? found
    }
    return common
  }

  private static func asking<Answer>(
    _ body: () throws(ViewsError) -> Answer
  ) throws(AuditError) -> Answer {
    do throws(ViewsError) { return try body() } catch { throw .views(error) }
  }
}
