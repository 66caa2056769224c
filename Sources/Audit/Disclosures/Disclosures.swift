package import Domain
package import EventLog
package import Views

/// What was disclosed to whom in a period.
package struct Disclosures: Encodable, Sendable {
  /// A receiving account: the processor, as the connection opened it.
  package struct Processor: Encodable, Hashable, Sendable {
    /// The company that holds the account.
    package let account: String
    /// The connection, by its identity.
    package let connection: ConnectionID
    /// What that was called at the last of the disclosures.
    package let connectionName: DisplayName
    /// The lists that were filled, by Sendinblue's numbers, in order.
    package let lists: [Int64]
    /// How many runs disclosed something.
    package let runs: Int
    /// When the first of the disclosures was.
    package let first: Timestamp
    /// When the last was.
    package let last: Timestamp
    /// How much.
    package let figures: DisclosureFigures
  }

  /// The period: a disclosure is of the time of the entry that first told of it; a batch in hand
  /// counts once it was put on record before the period's end.
  package let period: Period
  /// The last entry that is taken into account.
  package let lastEntry: Position
  /// How much was disclosed altogether.
  package let figures: DisclosureFigures
  /// How much to whom, in the order of the accounts.
  package let processors: [Processor]
  /// What, batch by batch, in the order in which the log told of it.
  package let disclosures: [DisclosedBatch]

  /// Answers the question.
  ///
  /// - Parameters:
  ///   - period: When.
  ///   - connection: Over which connection; nothing for all.
  ///   - views: The read models, which have caught up with the log.
  /// - Throws: Why the views cannot be read.
  package init(
    in period: Period, over connection: ConnectionID? = nil, by views: Views
  ) throws(AuditError) {
    let found = try AuditError.asking { () throws(ViewsError) in
      try views.disclosedBatches(
        matching: .init(since: period.since, until: period.until, connection: connection))
    }
    self.init(of: found.batches, in: period, lastEntry: found.position)
  }

  /// Sums batches up.
  ///
  /// - Parameters:
  ///   - batches: What left, in the order in which the log told of it.
  ///   - period: When.
  ///   - lastEntry: The last entry that they take into account.
  package init(of batches: [DisclosedBatch], in period: Period, lastEntry: Position) {
    self.period = period
    self.lastEntry = lastEntry
    disclosures = batches
    figures = DisclosureFigures(batches)
    processors = Dictionary(grouping: batches) { Key($0) }.values.compactMap(Processor.init)
      .sorted { ($0.account, $0.connection) < ($1.account, $1.connection) }
  }

  /// An account of a connection: a rotated key may open another one.
  private struct Key: Hashable {
    let account: String
    let connection: ConnectionID

    init(_ batch: DisclosedBatch) {
      account = batch.accountCompany
      connection = batch.connection
    }
  }
}

extension Disclosures.Processor {
  /// Sums up what went to one account; nothing without a batch.
  fileprivate init?(of batches: [DisclosedBatch]) {
    guard let first = batches.first, let last = batches.last else { return nil }
    account = first.accountCompany
    connection = first.connection
    connectionName = last.connectionName
    lists = Set(batches.map(\.list)).sorted()
    runs = Set(batches.map(\.run)).count
    self.first = first.time
    self.last = last.time
    figures = DisclosureFigures(batches)
  }
}
