package import Domain
import GRDB

extension Manifests {
  /// The tables that hold something of a run's people, and nothing else of it.
  private static let tables = ["manifests", "rejections", "standings", "standing_parts"]

  /// How many manifests there are of each run of which the file holds anything.
  ///
  /// - Returns: The runs, in no order; 0 for one of which only rows that were left out, or who was
  ///   on the list, is kept.
  /// - Throws: `ManifestsError.unavailable`.
  package func batchesHeld() throws(ManifestsError) -> [RunID: Int] {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT run, SUM(manifest) AS batches
            FROM (SELECT run, 1 AS manifest FROM manifests
                  UNION ALL SELECT DISTINCT run, 0 FROM rejections
                  UNION ALL SELECT run, 0 FROM standings
                  UNION ALL SELECT DISTINCT run, 0 FROM standing_parts)
           GROUP BY run
          """)
      var held: [RunID: Int] = [:]
      while let row = try rows.next() {
        if let run = RunID(row["run"] as String) { held[run] = row["batches"] }
      }
      return held
    }
  }

  /// Forgets all that the file holds of runs; gone from the disk's file when this returns.
  ///
  /// What was deleted is overwritten, and the file made smaller: whoever reads its bytes finds
  /// nobody. A crash in it leaves all of it or nothing, or what is deleted still to be overwritten;
  /// calling it again goes on.
  ///
  /// - Parameter runs: Which.
  /// - Throws: `ManifestsError.notWritten`.
  package func forget(_ runs: some Sequence<RunID>) throws(ManifestsError) {
    try writeWithoutTransaction { try $0.execute(sql: "PRAGMA secure_delete = ON") }
    try write { database in
      for table in Self.tables {
        let statement = try database.makeStatement(sql: "DELETE FROM \(table) WHERE run = ?")
        for run in runs { try statement.execute(arguments: [run.description]) }
      }
    }
    try writeWithoutTransaction { database in
      try database.execute(sql: "VACUUM")
      // The write-ahead log may still hold them as they were written.
      let isBusy = try Bool.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      if isBusy != false { throw DatabaseError(resultCode: .SQLITE_BUSY) }
    }
  }
}
