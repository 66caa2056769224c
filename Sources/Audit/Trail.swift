package import EventLog
package import Views

/// The trail that commands and events leave: who asked for what when, and what came of it.
///
/// Names come from the views, which have to have caught up with the log.
package struct Trail: Sendable {
  private let log: EventLog
  private let views: Views
  private let page: Int

  /// Follows the trail in a ledger.
  ///
  /// - Parameters:
  ///   - log: The log.
  ///   - views: The read models, which have caught up with it.
  ///   - page: How many entries are read at a time.
  package init(log: EventLog, views: Views, page: Int = 500) {
    self.log = log
    self.views = views
    self.page = page
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

  /// The entries of one chain: a command, and all that followed from it.
  ///
  /// - Parameters:
  ///   - correlation: The id of the chain's first command.
  ///   - limit: How many at most.
  /// - Returns: A line an entry, in the order of the log.
  /// - Throws: Why the log or the views cannot be read.
  package func chain(_ correlation: String, limit: Int) throws(AuditError) -> [TrailLine] {
    let entries: [Entry]
    do throws(EventLogError) {
      entries = try log.entries(matching: LogFilter(correlationID: correlation), limit: limit)
    } catch {
      throw .log(error)
    }
    var writer = TrailWriter(names: try Names.all(in: views), views: views)
    return try entries.map { entry throws(AuditError) in try writer.line(for: entry) }
  }

  /// What the entries tell that a question is about.
  ///
  /// - Parameter query: The question.
  /// - Returns: The messages, in the order that was asked for.
  /// - Throws: Why the question cannot be answered.
  package func messages(matching query: TrailQuery) throws(AuditError) -> [RecordedMessage] {
    var messages: [RecordedMessage] = []
    do {
      try forEachEntry(matching: query) { messages.append(try RecordedMessage($0)) }
    } catch {
      throw AuditError(error)
    }
    return messages
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
    var writer = TrailWriter(names: try Names.all(in: views), views: views)
    try forEachEntry(matching: query) { try body(try writer.line(for: $0)) }
  }

  private func forEachEntry(matching query: TrailQuery, _ body: (Entry) throws -> Void) throws {
    var remaining = query.limit ?? .max
    try EntryPages(log: log, views: views, page: page).forEachPage(matching: query) { entries in
      for entry in entries.prefix(remaining) { try body(entry) }
      remaining -= min(remaining, entries.count)
      return remaining > 0
    }
  }
}
