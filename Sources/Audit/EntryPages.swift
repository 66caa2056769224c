import Domain
import EventLog
import Views

/// Reads the entries that a question is about, page after page.
struct EntryPages {
  /// Where the entries are.
  let log: EventLog
  /// What tells which entries concern what.
  let views: Views
  /// Entries read at a time at most: enough that a query costs little beside them.
  var page = 500

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
    var filter = LogFilter()
    let after = Timestamp(milliseconds: instant.milliseconds + 1)
    guard try narrow(&filter, since: nil, until: after) else { return .beginning }
    do throws(EventLogError) {
      return try log.entries(matching: filter, limit: 1, newestFirst: true).first?.position
        ?? .beginning
    } catch {
      throw .log(error)
    }
  }

  /// Reads page after page, until `body` has enough: the first has as many entries as are wanted, each
  /// one that follows has twice as many.
  ///
  /// - Parameters:
  ///   - query: The question; its limit is up to `body`.
  ///   - body: Takes a page in the order that was asked for, and says whether to go on.
  /// - Throws: `AuditError`, or what `body` throws, as it is.
  func forEachPage(matching query: TrailQuery, _ body: ([Entry]) throws -> Bool) throws {
    var filter = try query.filter()
    guard try narrow(&filter, since: query.since, until: query.until) else { return }
    let newestFirst = query.order == .newestFirst
    var size = max(1, min(page, query.limit ?? page))
    let (gathered, others) = try gather(query.subjects)
    guard let gathered else {
      return try forEachPage(of: filter, after: query.cursor, from: size, newestFirst: newestFirst)
      {
        try body(try entries($0, mentioning: others))
      }
    }
    let ordered = newestFirst ? gathered.reversed() : gathered
    var rest = ordered[...]
    if let cursor = query.cursor {
      rest = rest.drop { newestFirst ? $0 >= cursor : $0 <= cursor }
    }
    while !rest.isEmpty {
      filter.positionsIn = Array(rest.prefix(size))
      rest = rest.dropFirst(size)
      let found = try entries(matching: filter, after: nil, limit: size, newestFirst: newestFirst)
      guard try body(try entries(found, mentioning: others)) else { return }
      size = min(page, 2 * size)
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
    try forEachPage(of: filter, after: nil, from: page, newestFirst: false) { entries in
      for entry in entries { try body(entry) }
      return true
    }
  }

  private func forEachPage(
    of filter: LogFilter, after start: Position?, from first: Int, newestFirst: Bool,
    _ body: ([Entry]) throws -> Bool
  ) throws {
    var cursor = start
    var size = first
    while true {
      let entries = try entries(
        matching: filter, after: cursor, limit: size, newestFirst: newestFirst)
      guard try body(entries), entries.count == size else { return }
      cursor = entries.last?.position
      size = min(page, 2 * size)
    }
  }

  private func entries(
    matching filter: LogFilter, after cursor: Position?, limit: Int, newestFirst: Bool
  ) throws(AuditError) -> [Entry] {
    do throws(EventLogError) {
      return try log.entries(
        matching: filter, after: cursor, limit: limit, newestFirst: newestFirst)
    } catch {
      throw .log(error)
    }
  }

  /// Keeps those entries that concern all of some subjects.
  private func entries(
    _ entries: [Entry], mentioning subjects: [Subject]
  ) throws(AuditError) -> [Entry] {
    if subjects.isEmpty { return entries }
    return try AuditError.asking { () throws(ViewsError) in
      try views.entries(entries, mentioning: subjects)
    }
  }

  /// Has a filter look only where a period's entries are.
  ///
  /// - Returns: Whether there are any.
  private func narrow(
    _ filter: inout LogFilter, since: Timestamp?, until: Timestamp?
  ) throws(AuditError) -> Bool {
    guard since != nil || until != nil else { return true }
    let head = try head()
    filter.since = since?.description
    filter.until = until?.description
    filter.positions = try AuditError.asking { () throws(ViewsError) in
      try views.extent(since: since, until: until, head: head)
    }
    return filter.positions != nil
  }

  /// Finds the entries that concern some subjects, for those that few entries concern.
  ///
  /// For a subject of many it is quicker to read page after page of the log, and to keep what concerns
  /// it: gathering costs as much as there is to gather, and reading as much as lies between two
  /// entries that concern it. Both cost the same where they are as many as the root of a page times the
  /// log.
  /// - Returns: The positions in order, where they were gathered; and the subjects that they, or all
  ///   entries, have yet to be tried for.
  private func gather(
    _ subjects: [Subject]
  ) throws(AuditError) -> (positions: [Position]?, others: [Subject]) {
    guard !subjects.isEmpty else { return (nil, []) }
    let few = Int((Double(page) * Double(try head().rawValue)).squareRoot())
    for (index, subject) in subjects.enumerated() {
      let found = try AuditError.asking { () throws(ViewsError) in
        try views.positions(mentioning: subject, atMost: few)
      }
      guard let found else { continue }
      var others = subjects
      others.remove(at: index)
      return (found, others)
    }
    return (nil, subjects)
  }
}
