/// The queries behind measurements, by name: often asked, so each is answered from an index.
package enum TallyQuery: CaseIterable, Sendable {
  /// How many runs there are of each status.
  case runsByStatus
  /// How much left, and how much may have.
  case recipientsByCertainty
  /// When each destination was last exported whole.
  case lastCompletions

  /// The statement.
  package var sql: String {
    switch self {
    case .runsByStatus:
      """
      SELECT   status, COUNT(*) AS runs
      FROM     runs
      GROUP BY status
      """
    case .recipientsByCertainty:
      """
      SELECT   certain, COUNT(*) AS batches, SUM(recipients) AS recipients
      FROM     disclosures
      GROUP BY certain
      """
    case .lastCompletions:
      // Read backwards through a destination's runs, which most often ends at the first.
      """
      SELECT *
      FROM   (
        SELECT id AS destination,
               name,
               (
                 SELECT ended_at
                 FROM   runs
                 WHERE  destination = destinations.id
                   AND  status IN ('completed', 'completed-with-warnings')
                 ORDER  BY position DESC
                 LIMIT  1
               ) AS completed_at
        FROM   destinations
        WHERE  removed_at IS NULL
      )
      WHERE  completed_at IS NOT NULL
      ORDER  BY destination
      """
    }
  }
}
