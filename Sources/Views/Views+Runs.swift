package import Domain
package import EventLog
import GRDB

extension Views {
  /// Runs, the newest first.
  ///
  /// - Parameters:
  ///   - destination: Whose; nothing for all.
  ///   - position: The entry before which they were ordered; nothing for the newest.
  ///   - limit: How many at most.
  /// - Returns: The runs.
  /// - Throws: Why the views cannot be read.
  package func runs(
    of destination: DestinationID? = nil, before position: Position? = nil, limit: Int
  ) throws(ViewsError) -> [RunRow] {
    let before = position?.rawValue ?? .max
    return try read { database in
      guard let destination else {
        return try database.rows(
          RunRow.self, ViewsQuery.newestRuns.sql, ["before": before, "limit": limit])
      }
      return try database.rows(
        RunRow.self, ViewsQuery.newestRunsOfDestination.sql,
        ["destination": destination.description, "before": before, "limit": limit])
    }
  }

  /// The last run of each destination that was not removed, in the order of the destinations; none
  /// for a destination that never ran.
  package func latestRuns() throws(ViewsError) -> [RunRow] {
    try read { database in try database.rows(RunRow.self, ViewsQuery.latestRuns.sql) }
  }

  /// The runs of a refresh, in the order in which they were ordered; none for a destination that
  /// was refused as its run was ordered.
  ///
  /// - Parameter refresh: Which.
  /// - Returns: The runs.
  /// - Throws: Why the views cannot be read.
  package func runs(in refresh: RefreshID) throws(ViewsError) -> [RunRow] {
    try read { database in
      try database.rows(
        RunRow.self, ViewsQuery.runsOfRefresh.sql, ["refresh": refresh.description])
    }
  }

  /// The runs that ended before an instant, whatever they came to.
  ///
  /// - Parameter instant: The instant.
  /// - Returns: The runs, in no order.
  /// - Throws: Why the views cannot be read.
  package func runs(endedBefore instant: Timestamp) throws(ViewsError) -> [RunID] {
    try read { database in
      try String.fetchAll(
        database, sql: "SELECT id FROM runs WHERE ended_at < ?", arguments: [instant.description]
      ).compactMap { RunID($0) }
    }
  }

  /// One run.
  ///
  /// - Parameter id: Which.
  /// - Returns: The run; nothing where there never was one.
  /// - Throws: Why the views cannot be read.
  package func run(_ id: RunID) throws(ViewsError) -> RunRow? {
    try read { database in
      try database.row(RunRow.self, ViewsQuery.run.sql, ["run": id.description])
    }
  }

  /// The batches of a run, in their order.
  ///
  /// - Parameter run: Which.
  /// - Returns: The batches.
  /// - Throws: Why the views cannot be read.
  package func batches(of run: RunID) throws(ViewsError) -> [BatchRow] {
    try read { database in
      try database.rows(BatchRow.self, ViewsQuery.batchesOfRun.sql, ["run": run.description])
    }
  }

  /// What left with a run, or may have left, in the order of its batches.
  ///
  /// - Parameter run: Which.
  /// - Returns: The disclosures.
  /// - Throws: Why the views cannot be read.
  package func disclosures(of run: RunID) throws(ViewsError) -> [DisclosureRow] {
    try read { database in
      try database.rows(
        DisclosureRow.self, ViewsQuery.disclosuresOfRun.sql, ["run": run.description])
    }
  }
}
