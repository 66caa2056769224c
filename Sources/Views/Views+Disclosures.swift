package import Domain
package import EventLog
import GRDB

extension Views {
  /// What left, may have left, or is in hand, in the order in which the log told of it.
  ///
  /// - Parameter filter: Which.
  /// - Returns: The batches, and the last entry that they take into account.
  /// - Throws: Why the views cannot be read.
  package func disclosedBatches(
    matching filter: DisclosureFilter
  ) throws(ViewsError) -> (batches: [DisclosedBatch], position: Position) {
    try read { database in
      let left = try database.rows(
        DisclosedBatch.self, ViewsQuery.disclosuresOfPeriod.sql,
        [
          "since": filter.since.earliest, "until": filter.until.latest,
          "prepared": filter.preparedBefore.latest, "connection": filter.connection?.description,
        ])
      let inHand = try Self.batchesInHand(matching: filter, in: database)
      let batches = (left + inHand).sorted { ($0.time, $0.position) < ($1.time, $1.position) }
      return (batches, try Progress.Mark.last(in: database).position)
    }
  }

  /// What left, may have left, or is in hand with a run, in the order in which the log told of it.
  ///
  /// - Parameter run: Which run.
  /// - Returns: The batches, and the last entry that they take into account.
  /// - Throws: Why the views cannot be read.
  package func disclosedBatches(
    of run: RunID
  ) throws(ViewsError) -> (batches: [DisclosedBatch], position: Position) {
    try read { database in
      let left = try database.rows(
        DisclosedBatch.self, ViewsQuery.disclosedBatchesOfRun.sql,
        [
          "since": "", "until": "~", "prepared": "~", "connection": nil, "run": run.description,
        ])
      let inHand = try Self.batchesInHand(matching: .init(), in: database).filter { $0.run == run }
      let batches = (left + inHand).sorted { ($0.time, $0.position) < ($1.time, $1.position) }
      return (batches, try Progress.Mark.last(in: database).position)
    }
  }

  /// What left, or may have left, in a period, the newest first; what is in hand is left out.
  ///
  /// - Parameters:
  ///   - filter: Which.
  ///   - before: The entry before which, in the order of time; nothing for the newest. One that disclosed
  ///     nothing counts by the last one before it that did.
  ///   - limit: How many at most.
  /// - Returns: The batches.
  /// - Throws: Why the views cannot be read.
  package func newestDisclosures(
    matching filter: DisclosureFilter, before: Position? = nil, limit: Int
  ) throws(ViewsError) -> [DisclosedBatch] {
    try read { database in
      let cursor: String?
      if let before {
        cursor = try String.fetchOne(
          database.cachedStatement(sql: ViewsQuery.disclosureAtOrBefore.sql),
          arguments: ["position": before.rawValue])
        if cursor == nil { return [] }
      } else {
        cursor = nil
      }
      // Both ends for the index by time; what left at the cursor's very time is told apart by position.
      let end = min(filter.until.latest, (cursor ?? "") + "~")
      return try database.rows(
        DisclosedBatch.self, ViewsQuery.newestDisclosures.sql,
        [
          "since": filter.since.earliest, "until": end,
          "prepared": filter.preparedBefore.latest, "connection": filter.connection?.description,
          "cursor": cursor ?? "~", "before": before?.rawValue ?? .max, "limit": limit,
        ])
    }
  }

  /// What is in hand: the batches of runs under way of which nothing says yet whether they left.
  ///
  /// - Parameter filter: Which; a batch in hand has no beginning.
  /// - Returns: The batches, in no order.
  /// - Throws: Why the views cannot be read.
  package func batchesInHand(
    matching filter: DisclosureFilter
  ) throws(ViewsError) -> [DisclosedBatch] {
    try read { database in try Self.batchesInHand(matching: filter, in: database) }
  }

  private static func batchesInHand(
    matching filter: DisclosureFilter, in database: Database
  ) throws -> [DisclosedBatch] {
    try database.rows(
      DisclosedBatch.self, ViewsQuery.batchesInHand.sql,
      [
        "until": (filter.preparedBefore ?? filter.until).latest,
        "connection": filter.connection?.description,
      ])
  }

  /// How much left, or may have left, in a period, for which account and list, and from which destination; what
  /// is in hand is left out.
  ///
  /// - Parameters:
  ///   - since: The earliest time, itself included.
  ///   - until: The time before which.
  /// - Returns: The totals, in the order of connections, accounts, lists and destinations.
  /// - Throws: Why the views cannot be read.
  package func disclosureTotals(
    since: Timestamp?, until: Timestamp?
  ) throws(ViewsError) -> [DisclosureTotal] {
    try read { database in
      var totals: [DisclosureTotal] = []
      var group: DisclosureGroup? = DisclosureGroup.first
      while let last = group {
        group = try database.row(
          DisclosureGroup.self, ViewsQuery.nextDisclosureGroup.sql, last.arguments)
        guard let group else { break }
        let period: StatementArguments = ["since": since.earliest, "until": until.latest]
        let total = try database.row(
          DisclosureTotal.self, ViewsQuery.disclosureTotal.sql,
          group.arguments &+ period)
        if let total { totals.append(total) }
      }
      return totals
    }
  }

  /// How much left, or may have left, on each of some days.
  ///
  /// - Parameter days: The days, by UTC: the time at which each begins.
  /// - Returns: Their figures, in the order of the days; what is in hand is left out.
  /// - Throws: Why the views cannot be read.
  package func disclosures(on days: [Timestamp]) throws(ViewsError) -> [DisclosedDay] {
    try read { database in
      try days.compactMap { start in
        let end = Timestamp(milliseconds: start.milliseconds + 86_400_000)
        return try database.row(
          DisclosedDay.self, ViewsQuery.disclosuresOfDay.sql,
          [
            "day": String(start.description.prefix(10)), "start": start.description,
            "end": end.description,
          ])
      }
    }
  }

  /// How many contacts each batch carried that took, may have taken or is to take people off a
  /// list, and so named their addresses.
  ///
  /// - Parameters:
  ///   - since: The earliest time at which it was settled, itself included.
  ///   - until: The time before which it was put on record.
  ///   - connection: Over which connection; nothing for all.
  /// - Returns: The contacts of each of the batches.
  /// - Throws: Why the views cannot be read.
  package func removals(
    since: Timestamp?, until: Timestamp?, over connection: ConnectionID?
  ) throws(ViewsError) -> [Int] {
    try read { database in
      try Int.fetchAll(
        database.cachedStatement(sql: ViewsQuery.removalsOfPeriod.sql),
        arguments: [
          "since": since.earliest, "until": until.latest, "connection": connection?.description,
        ])
    }
  }
}

/// An account and list that something left for, with the destination it came from.
private struct DisclosureGroup: Codable {
  let connection, accountCompany: String
  let list: Int64
  let destination: String

  /// What stands before every group.
  static let first = DisclosureGroup(connection: "", accountCompany: "", list: 0, destination: "")

  var arguments: StatementArguments {
    [
      "connection": connection, "account": accountCompany, "list": list,
      "destination": destination,
    ]
  }
}

extension Timestamp? {
  /// The time as the views spell it; without one, what sorts before every time.
  fileprivate var earliest: String { self?.description ?? "" }
  /// The time as the views spell it; without one, what sorts behind every time.
  fileprivate var latest: String { self?.description ?? "~" }
}
