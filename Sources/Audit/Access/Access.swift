package import Domain
package import EventLog
package import Views

/// Who could do what at a time, and which entries gave each right.
package struct Access: Encodable, Sendable {
  /// The time that was asked about; nothing for now.
  package let at: Timestamp?
  /// The last entry that is taken into account: the last that is dated at that time or before.
  package let lastEntry: Position
  /// The rights, user by user in the order in which they were let in.
  package let rights: [HeldRight]

  /// Answers the question by going through the log up to that time.
  ///
  /// - Parameters:
  ///   - at: When; nothing for now.
  ///   - user: Whose rights; nothing for everybody's.
  ///   - connection: The rights on which connection; nothing for all rights.
  ///   - log: The log.
  ///   - views: The read models, which have caught up with it.
  /// - Throws: Why the log or the views cannot be read.
  package init(
    at: Timestamp? = nil, of user: UserID? = nil, on connection: ConnectionID? = nil,
    from log: EventLog, by views: Views
  ) throws(AuditError) {
    let pages = EntryPages(log: log, views: views)
    self.at = at
    lastEntry = try pages.lastEntry(at: at)
    let kinds =
      UserEvent.Kind.allCases.map(\.rawValue) + ConnectionEvent.Kind.allCases.map(\.rawValue)
    var history = AccessHistory(names: try Names.all(in: views))
    for message in try pages.messages(matching: TrailQuery(types: kinds), upTo: lastEntry) {
      try history.note(message)
    }
    rights = history.rights.filter { right in
      (user.map { right.user.id == Subject.user($0).text } ?? true)
        && (connection.map { right.connection?.id == Subject.connection($0).text } ?? true)
    }
  }
}
