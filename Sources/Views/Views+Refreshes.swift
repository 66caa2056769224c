import GRDB

extension Views {
  /// Refreshes, the newest first.
  ///
  /// - Parameter limit: How many at most.
  /// - Returns: The refreshes.
  /// - Throws: Why the views cannot be read.
  package func refreshes(limit: Int) throws(ViewsError) -> [RefreshRow] {
    try read { database in
      try database.rows(RefreshRow.self, ViewsQuery.newestRefreshes.sql, ["limit": limit])
    }
  }
}
