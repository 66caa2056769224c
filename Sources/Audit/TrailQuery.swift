package import Domain
package import EventLog
import Views

/// Which entries of the log to show; what is left out does not matter.
package struct TrailQuery: Hashable, Sendable {
  /// In which direction to read.
  package enum Order: Hashable, Sendable {
    /// As it happened.
    case oldestFirst
    /// The latest before the earlier.
    case newestFirst
  }

  /// Who asked for it, or on whose order it happened.
  package var actor: Actor?
  /// Any of these commands and events, by name (`run-started`) or whole type.
  package var types: [String]
  /// What it concerns: what it is about or names.
  package var subject: Subject?
  /// The run that it concerns.
  package var run: RunID?
  /// The connection that it concerns, or that a run it concerns goes over.
  package var connection: ConnectionID?
  /// The earliest time, itself included.
  package var since: Timestamp?
  /// The time before which.
  package var until: Timestamp?
  /// The entry behind which to begin, in the direction of reading; nothing for the first.
  package var cursor: Position?
  /// How many at most.
  package var limit: Int?
  /// In which direction.
  package var order: Order

  /// Asks a question; without arguments it shows everything.
  package init(
    actor: Actor? = nil, types: [String] = [], subject: Subject? = nil, run: RunID? = nil,
    connection: ConnectionID? = nil, since: Timestamp? = nil, until: Timestamp? = nil,
    cursor: Position? = nil, limit: Int? = nil, order: Order = .oldestFirst
  ) {
    self.actor = actor
    self.types = types
    self.subject = subject
    self.run = run
    self.connection = connection
    self.since = since
    self.until = until
    self.cursor = cursor
    self.limit = limit
    self.order = order
  }

  /// Everything that has to be mentioned.
  var subjects: [Subject] {
    [subject, run.map(Subject.run), connection.map(Subject.connection)].compactMap(\.self)
  }

  /// The part of the question that the log's own indexes answer, but for its period.
  ///
  /// - Throws: `unknownType` for a name that nothing has, which would find nothing and look like
  ///   an answer.
  func filter() throws(AuditError) -> LogFilter {
    var exact: [LogFilter.Types] = []
    for text in types { exact += try Self.types(text).map { .exactly($0) } }
    return LogFilter(actor: actor?.text, types: exact)
  }

  /// The types that a name stands for, of every version.
  private static func types(_ text: String) throws(AuditError) -> [String] {
    if Event.names.contains(text) {
      return Event.versions(of: text).map {
        RecordType.event(name: text, version: $0).description
      }
    }
    if Command.names.contains(text) { return [RecordType.command(name: text).description] }
    switch RecordType(text) {
    case .event(let name, _) where Event.names.contains(name): return [text]
    case .command(let name, _) where Command.names.contains(name): return [text]
    case .event, .command, nil: throw .unknownType(text)
    }
  }
}
