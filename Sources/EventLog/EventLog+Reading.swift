internal import GRDB

extension EventLog {
  /// Hands over entries in order, one at a time: a million of them need no more memory than one.
  ///
  /// What is appended meanwhile is not seen.
  /// - Parameters:
  ///   - start: the position before the first.
  ///   - end: the position of the last; nil for the head.
  ///   - body: takes an entry; must not call this log.
  /// - Throws: the body's own error as it is, or `EventLogError`.
  package func read(
    after start: Position, upTo end: Position? = nil, _ body: (Entry) throws -> Void
  ) throws {
    try queue.unsafeRead { database in
      try EntryReader(database: database, path: path).forEach(after: start, upTo: end, body)
    }
  }

  /// Reads a few entries.
  /// - Parameters:
  ///   - start: the position before the first.
  ///   - limit: how many at most.
  /// - Returns: the entries in order.
  /// - Throws: what keeps the file from being read.
  package func entries(after start: Position, limit: Int) throws(EventLogError) -> [Entry] {
    try entries(matching: LogFilter(), after: start, limit: limit)
  }

  /// Reads the entries that a filter lets through.
  /// - Parameters:
  ///   - filter: which.
  ///   - cursor: the position behind which to start, in the direction of reading; nil for the
  ///     first, or the newest.
  ///   - limit: how many at most.
  ///   - newestFirst: whether to read backwards.
  /// - Returns: the entries in the direction of reading.
  /// - Throws: what keeps the file from being read.
  package func entries(
    matching filter: LogFilter, after cursor: Position? = nil, limit: Int, newestFirst: Bool = false
  ) throws(EventLogError) -> [Entry] {
    let query = LogQuery(filter, after: cursor, limit: limit, newestFirst: newestFirst)
    var found: [Entry] = []
    try EventLogError.translating(path) {
      try queue.unsafeRead { database in
        try EntryReader(database: database, path: path)
          .forEach(sql: query.sql, arguments: query.arguments) { found.append($0) }
      }
    }
    return found
  }

  /// Reads the entry that has an id.
  /// - Parameter id: the id.
  /// - Returns: the entry; nothing where no record has the id.
  /// - Throws: what keeps the file from being read.
  package func entry(of id: String) throws(EventLogError) -> Entry? {
    var found: Entry?
    try EventLogError.translating(path) {
      try queue.unsafeRead { database in
        try EntryReader(database: database, path: path)
          .forEach(sql: "SELECT position, record FROM entries WHERE id = ?", arguments: [id]) {
            found = $0
          }
      }
    }
    return found
  }

  /// How the connection treats commits, as SQLite itself reports it.
  ///
  /// `synchronous` is 2 for FULL (SQLite, PRAGMA synchronous): each commit is synced.
  /// - Throws: what keeps the file from being read.
  package func durability() throws(EventLogError) -> (journalMode: String, synchronous: Int) {
    try EventLogError.translating(path) {
      try queue.unsafeRead { database in
        (
          journalMode: try String.fetchOne(database, sql: "PRAGMA journal_mode") ?? "",
          synchronous: try Int.fetchOne(database, sql: "PRAGMA synchronous") ?? 0
        )
      }
    }
  }
}
