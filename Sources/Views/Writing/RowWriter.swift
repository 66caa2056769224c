import Domain
import GRDB

/// Writes rows within one transaction: most as soon as they change, those that change often once they
/// have changed enough.
///
/// Nothing that it holds is lost as long as ``finish()`` comes before the commit.
final class RowWriter {
  /// How many rows, and how many pairs, are held at most: enough that what happens to a run comes
  /// together, few enough that whoever reads ahead does not wait long while they are written.
  private static let mostRows = 1500
  private static let mostPairs = 10_000

  /// The read models.
  let database: Database
  /// `runs`.
  let runs: HeldRows<RunID, RunColumn>
  /// `batches`.
  let batches: HeldRows<BatchKey, BatchColumn>
  /// `disclosures`.
  let disclosures: HeldRows<BatchKey, DisclosureColumn>
  /// `mentions`.
  let mentions: GatheredPairs
  /// `involvements`.
  let involvements: GatheredPairs
  /// `time_ranges`.
  var times: TimeRanges
  /// What runs came to, as text.
  var figures = ColumnTexts<RunFigures>()
  /// What Sendinblue refused, as text.
  var refusals = ColumnTexts<[ImportRefusals]>()
  /// What a person should look at, as text.
  var warnings = ColumnTexts<[RunWarning]>()
  /// The sources as they were read, as text.
  var sources = ColumnTexts<[SourceFacts]>()
  /// What segments are exported, as text.
  var segments = ColumnTexts<[SegmentID]>()
  private var facts: [ConnectionID: ConnectionFacts?] = [:]

  /// Begins with nothing held.
  ///
  /// - Parameter database: The read models, within a transaction that writes.
  init(_ database: Database) {
    self.database = database
    runs = HeldRows(database)
    batches = HeldRows(database)
    disclosures = HeldRows(database)
    mentions = GatheredPairs("mentions (subject, position)", in: database)
    involvements = GatheredPairs("involvements (subject, run)", in: database)
    times = TimeRanges(database)
  }

  /// Carries a statement out at once; it is compiled once a connection.
  ///
  /// - Parameters:
  ///   - sql: One statement, on a table of which no rows are held.
  ///   - arguments: Its named arguments.
  /// - Throws: GRDB's error where it fails.
  func carryOut(_ sql: String, _ arguments: StatementArguments) throws {
    try database.carryOut(sql, arguments)
  }

  /// How a connection stands, for runs over it.
  ///
  /// - Parameter connection: The connection.
  /// - Returns: Nothing where there is no such connection.
  /// - Throws: GRDB's error where it cannot be read.
  func facts(of connection: ConnectionID) throws -> ConnectionFacts? {
    if let known = facts[connection] { return known }
    let found = try ConnectionFacts.of(connection, in: database)
    facts[connection] = .some(found)
    return found
  }

  /// Takes note that an event was projected: what was known of connections may be otherwise now.
  func note(_ event: Event) throws {
    switch event {
    case .run: break
    case .user, .connection, .segment, .destination, .schedule, .notification, .dataSubject,
      .custody, .commandRefused:
      facts.removeAll()
    }
    if runs.count + batches.count + disclosures.count >= Self.mostRows
      || mentions.count + involvements.count >= Self.mostPairs
    {
      try finish()
    }
  }

  /// Writes all that is held.
  ///
  /// - Throws: `DatabaseError` where a row cannot be written.
  func finish() throws {
    try runs.write(forgetting: true)
    try batches.write(forgetting: true)
    try disclosures.write(forgetting: true)
    try mentions.write()
    try involvements.write()
    try times.write()
  }
}
