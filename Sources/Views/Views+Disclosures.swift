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
      let inHand = try database.rows(
        DisclosedBatch.self, ViewsQuery.batchesInHand.sql,
        [
          "until": (filter.preparedBefore ?? filter.until).latest,
          "connection": filter.connection?.description,
        ])
      let batches = (left + inHand).sorted { ($0.time, $0.position) < ($1.time, $1.position) }
      return (batches, try Progress.Mark.last(in: database).position)
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

extension Timestamp? {
  /// The time as the views spell it; without one, what sorts before every time.
  fileprivate var earliest: String { self?.description ?? "" }
  /// The time as the views spell it; without one, what sorts behind every time.
  fileprivate var latest: String { self?.description ?? "~" }
}
