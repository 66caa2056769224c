package import Domain
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

  /// One refresh.
  ///
  /// - Parameter id: Which.
  /// - Returns: The refresh; nothing where there never was one.
  /// - Throws: Why the views cannot be read.
  package func refresh(_ id: RefreshID) throws(ViewsError) -> RefreshRow? {
    try read { database in
      try database.row(RefreshRow.self, ViewsQuery.refresh.sql, ["refresh": id.description])
    }
  }
}
