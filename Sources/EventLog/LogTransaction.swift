internal import GRDB

/// A write to the log under way; see ``EventLog/write(_:)``.
///
/// Not copyable, so that no body can keep it beyond its turn.
package struct LogTransaction: ~Copyable {
  private let database: Database
  private let path: String
  private let tree: GrowingTree

  init(database: Database, path: String, tree: GrowingTree) {
    self.database = database
    self.path = path
    self.tree = tree
  }

  /// The position of the last entry, appended ones included.
  /// - Throws: what keeps the file from being read.
  package func head() throws(EventLogError) -> Position {
    try EntryReader(database: database, path: path).head()
  }

  /// Hands over entries in order, one at a time.
  /// - Parameters:
  ///   - start: the position before the first.
  ///   - body: takes an entry; what it throws is passed on as it is.
  /// - Throws: the body's own error, or `EventLogError`.
  package func forEachEntry(after start: Position, _ body: (Entry) throws -> Void) throws {
    try EntryReader(database: database, path: path).forEach(after: start, upTo: nil, body)
  }

  /// Appends entries, all or none; they are durable once the transaction is.
  /// - Parameters:
  ///   - drafts: what they say, in order.
  ///   - head: the position that the appender took for the last one.
  /// - Returns: the entries, with their positions and exact records.
  /// - Throws: `unexpectedHead`, `invalidDraft`, `recordTooLarge`, `knownID`, or what keeps the file
  ///   from being written.
  package func append(
    _ drafts: [Draft], expecting head: Position
  ) throws(EventLogError) -> [Entry] {
    let found = try self.head()
    guard found == head else { throw .unexpectedHead(expected: head, found: found) }
    let entries = try self.entries(of: drafts, after: head)
    do {
      try EntryWriter(database: database).insert(entries)
    } catch {
      throw diagnose(error, drafts: drafts, entries: entries, head: head)
    }
    try tree.append(entries)
    return entries
  }

  /// Whether the log holds an entry of an identity, appended ones included.
  /// - Parameter id: the identity.
  /// - Returns: whether there is one.
  /// - Throws: what keeps the file from being read.
  package func holds(id: String) throws(EventLogError) -> Bool {
    try EventLogError.translating(path) {
      let sql = "SELECT EXISTS (SELECT 1 FROM entries WHERE id = ?)"
      return try Bool.fetchOne(database, sql: sql, arguments: [id]) ?? false
    }
  }

  /// What drafts come to behind a position.
  private func entries(of drafts: [Draft], after head: Position) throws(EventLogError) -> [Entry] {
    let origin = tree.origin
    var entries: [Entry] = []
    entries.reserveCapacity(drafts.count)
    var position = head
    // Borrowed from a span: a loop over the array itself copies each draft, and counts its ten strings.
    let drafts = drafts.span
    for index in drafts.indices {
      guard drafts[index].source == origin else {
        throw .invalidDraft(type: drafts[index].type, reason: .foreignSource)
      }
      position = position.next
      entries.append(Entry(position: position, record: try drafts[index].record(at: position)))
    }
    return entries
  }

  /// Finds out which draft SQLite would not take; the transaction is going to be rolled back.
  private func diagnose(
    _ error: any Error, drafts: [Draft], entries: [Entry], head: Position
  ) -> EventLogError {
    let translated = EventLogError(error, path: path)
    guard case .io = translated, database.isInsideTransaction else { return translated }
    do {
      var seen: Set<String> = []
      for (draft, entry) in zip(drafts, entries) {
        if try !seen.insert(draft.id).inserted || isKnown(draft.id, upTo: head) {
          return .knownID(draft.id)
        }
        if try !isJSON(entry.record) {
          return .invalidDraft(type: draft.type, reason: .dataNotJSON)
        }
      }
      return translated
    } catch {
      return translated
    }
  }

  private func isKnown(_ id: String, upTo head: Position) throws -> Bool {
    let sql = "SELECT EXISTS (SELECT 1 FROM entries WHERE id = ? AND position <= ?)"
    return try Bool.fetchOne(database, sql: sql, arguments: [id, head.rawValue]) ?? false
  }

  private func isJSON(_ record: String) throws -> Bool {
    try Bool.fetchOne(database, sql: "SELECT json_valid(?)", arguments: [record]) ?? false
  }
}
