import Domain
import EventLog
import GRDB

/// Carries entries of the log into the read models, within one transaction.
struct Projector {
  /// Runs come before their batches, and batches before what they disclose: each reads the other.
  private let projections: [any Projection.Type] = [
    UsersProjection.self, ConnectionsProjection.self, ConsentsProjection.self,
    SegmentsProjection.self, DestinationsProjection.self, RunsProjection.self,
    BatchesProjection.self, DisclosuresProjection.self, RefreshesProjection.self,
    NotificationsProjection.self, SuppressionsProjection.self, ErasuresProjection.self,
  ]
  private let database: Database
  private let rows: RowWriter
  private let log: EventLog
  private var progress: Progress
  private var mentions = MentionsProjection()

  /// The last projected entry.
  var position: Position { progress.position }

  /// Takes up where the read models stand.
  ///
  /// - Parameters:
  ///   - database: The read models, within a transaction that began with the write lock.
  ///   - log: The log.
  /// - Throws: `aheadOfLog` or `otherLog` where the read models were made from another log.
  init(_ database: Database, from log: EventLog) throws {
    self.database = database
    self.log = log
    rows = RowWriter(database)
    progress = try Progress(of: database)
    if let last = try Self.lastEntry(of: progress.mark, in: log) {
      mentions.prepare(after: try RecordedMessage(last), before: progress.state)
    }
  }

  /// Makes sure that the read models were made from this log.
  ///
  /// - Parameters:
  ///   - mark: How far they have come.
  ///   - log: The log.
  /// - Returns: The last projected entry; nothing before the first.
  /// - Throws: `aheadOfLog` where the log ends before it, `otherLog` where it has another there.
  static func lastEntry(of mark: Progress.Mark, in log: EventLog) throws -> Entry? {
    guard let before = Position(rawValue: mark.position.rawValue - 1) else { return nil }
    guard let entry = try log.entries(after: before, limit: 1).first else {
      throw ViewsError.aheadOfLog(view: mark.position, log: try log.head())
    }
    guard Progress.Mark(entry) == mark else { throw ViewsError.otherLog(at: mark.position) }
    return entry
  }

  /// Projects the next entries and writes down how far that came.
  ///
  /// - Parameters:
  ///   - limit: How many entries at most.
  ///   - telling: Told of every thousandth entry that it is projected.
  /// - Returns: How many there were.
  /// - Throws: `unknownType` or `undecodable` for an entry that cannot be read, or what
  ///   keeps a file from being read or written.
  mutating func advance(
    atMost limit: Int64, telling: (Position) -> Void = { _ in }
  ) throws -> Int64 {
    let start = progress.position
    var last: Entry?
    let known = DecodedObjects()
    try log.read(after: start, upTo: Position(rawValue: start.rawValue + limit)) { entry in
      try project(try RecordedMessage(entry, recalling: known), telling)
      last = entry
    }
    guard let last else { return 0 }
    try finish(after: last)
    return last.position.rawValue - start.rawValue
  }

  /// Projects the next entries, which were read already.
  ///
  /// - Parameters:
  ///   - messages: What they tell, in order.
  ///   - telling: Told of every thousandth entry that it is projected.
  /// - Throws: What keeps a file from being read or written.
  mutating func project(
    _ messages: [RecordedMessage], telling: (Position) -> Void
  ) throws {
    for message in messages { try project(message, telling) }
  }

  /// Writes down how far that came; nothing that was projected is in the tables for certain before.
  ///
  /// - Parameter last: The last entry that was projected.
  /// - Throws: What keeps a file from being written.
  mutating func finish(after last: Entry) throws {
    try rows.finish()
    progress.mark = Progress.Mark(last)
    try progress.save(in: database)
  }

  private mutating func project(
    _ message: RecordedMessage, _ telling: (Position) -> Void
  ) throws {
    mentions.project(message, before: progress.state, in: rows)
    let position = message.envelope.position
    let moment = Moment(position: position.rawValue, time: message.envelope.time)
    try rows.times.note(moment)
    if case .event(let event, _) = message {
      for projection in projections {
        try projection.project(event, at: moment, in: rows)
      }
      progress.state.evolve(event)
      try rows.note(event)
    }
    if position.rawValue.isMultiple(of: 1000) { telling(position) }
  }
}
