import Domain
import EventLog
import Views

/// Reads the entries that a question is about, page after page.
struct EntryPages {
  /// Entries read at a time: enough that a query costs little beside them.
  private static let page = 500

  /// Where the entries are.
  let log: EventLog
  /// What tells which entries concern what.
  let views: Views

  /// The last entry of the log.
  ///
  /// - Throws: Why it cannot be read.
  func head() throws(AuditError) -> Position {
    do throws(EventLogError) { return try log.head() } catch { throw .log(error) }
  }

  /// The last entry that is dated at an instant or before it, and all before that with it.
  ///
  /// The log's order counts, not the clock's: where a clock was put back, what was appended while
  /// it was wrong still came after what stands before it.
  ///
  /// - Parameter instant: The instant; nothing for the end of the log.
  /// - Returns: Its position; `beginning` where there is none.
  /// - Throws: Why it cannot be read.
  func lastEntry(at instant: Timestamp?) throws(AuditError) -> Position {
    guard let instant else { return try head() }
    let after = Timestamp(milliseconds: instant.milliseconds + 1)
    do throws(EventLogError) {
      let filter = LogFilter(until: after.description)
      return try log.entries(matching: filter, limit: 1, newestFirst: true).first?.position
        ?? .beginning
    } catch {
      throw .log(error)
    }
  }

  /// Reads page after page, until `body` has enough.
  ///
  /// - Parameters:
  ///   - query: The question; its limit is up to `body`.
  ///   - body: Takes a page in the order that was asked for, and says whether to go on.
  /// - Throws: `AuditError`, or what `body` throws, as it is.
  func forEachPage(matching query: TrailQuery, _ body: ([Entry]) throws -> Bool) throws {
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

  /// Reads what a question is about, whole: only for questions with few entries.
  ///
  /// - Parameters:
  ///   - query: The question.
  ///   - end: The last entry to take into account: what is appended meanwhile is left out.
  /// - Returns: What the entries tell, in the order that was asked for.
  /// - Throws: Why it cannot be read.
  func messages(
    matching query: TrailQuery, upTo end: Position
  ) throws(AuditError) -> [RecordedMessage] {
    var messages: [RecordedMessage] = []
    do {
      try forEachPage(matching: query) { entries in
        for entry in entries where entry.position <= end {
          messages.append(
            try AuditError.asking { () throws(ViewsError) in try RecordedMessage(entry) })
        }
        return true
      }
    } catch let error as AuditError {
      throw error
    } catch {
      preconditionFailure("nothing else is thrown")
    }
    return messages
  }

  /// Reads one entry after the other.
  ///
  /// - Parameters:
  ///   - filter: Which.
  ///   - body: Takes an entry.
  /// - Throws: `AuditError`, or what `body` throws, as it is.
  func forEachEntry(matching filter: LogFilter, _ body: (Entry) throws -> Void) throws {
    try forEachPage(of: filter, newestFirst: false) { entries in
      for entry in entries { try body(entry) }
      return true
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
      let found = try AuditError.asking { () throws(ViewsError) in
        try views.positions(mentioning: subject)
      }
      let known = Set(found)
      common = common?.filter(known.contains) ?? found
    }
    return common
  }
}
