import GRDB

extension Views {
  /// What came of telling somebody of destinations' conditions, the newest first.
  ///
  /// - Parameter limit: How many at most.
  /// - Returns: Deliveries and failures.
  /// - Throws: Why the views cannot be read.
  package func notifications(limit: Int) throws(ViewsError) -> [NotificationRow] {
    try read { database in
      try database.rows(
        NotificationRow.self, ViewsQuery.newestNotifications.sql, ["limit": limit])
    }
  }
}
