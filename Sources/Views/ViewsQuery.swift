/// The queries whose cost must not grow with the log, by name.
package enum ViewsQuery: CaseIterable, Sendable {
  /// Runs, the newest first.
  case newestRuns
  /// A destination's runs, the newest first.
  case newestRunsOfDestination
  /// One run.
  case run
  /// A run's batches.
  case batchesOfRun
  /// What left with a run.
  case disclosuresOfRun
  /// What left over a connection.
  case disclosuresOverConnection
  /// The entries that concern a subject.
  case positionsMentioningSubject

  /// The statement.
  package var sql: String {
    switch self {
    case .newestRuns: "\(Self.selectRuns) ORDER BY runs.position DESC LIMIT :limit"
    case .newestRunsOfDestination:
      """
      \(Self.selectRuns)
      WHERE  runs.destination = :destination
      ORDER  BY runs.position DESC
      LIMIT  :limit
      """
    case .run: "\(Self.selectRuns) WHERE runs.id = :run"
    case .batchesOfRun:
      """
      SELECT *, body_sha256 AS bodySHA256
      FROM   batches
      WHERE  run = :run
      ORDER  BY number
      """
    case .disclosuresOfRun:
      """
      \(Self.selectDisclosures)
      WHERE  disclosures.run = :run
      ORDER  BY disclosures.batch
      """
    case .disclosuresOverConnection:
      """
      \(Self.selectDisclosures)
      WHERE  disclosures.connection = :connection
      ORDER  BY disclosures.position
      """
    case .positionsMentioningSubject: Self.selectPositions
    }
  }

  // Users never go, so these joins lose no row. LEFT keeps SQLite from beginning with the users.
  private static let selectRuns = """
    SELECT runs.*, orderers.name AS ordered_by_name, exporters.name AS export_user_name
    FROM   runs
    LEFT   JOIN users AS orderers  ON orderers.id  = runs.ordered_by
    LEFT   JOIN users AS exporters ON exporters.id = runs.export_user
    """

  private static let selectDisclosures = """
    SELECT disclosures.*, orderers.name AS ordered_by_name, exporters.name AS export_user_name
    FROM   disclosures
    LEFT   JOIN users AS orderers  ON orderers.id  = disclosures.ordered_by
    LEFT   JOIN users AS exporters ON exporters.id = disclosures.export_user
    """

  private static let selectPositions = """
    SELECT position
    FROM   mentions
    WHERE  subject = :subject AND position > :start
    UNION
    SELECT mentions.position
    FROM   involvements
    JOIN   mentions ON mentions.subject = involvements.run
    WHERE  involvements.subject = :subject AND mentions.position > :start
    ORDER  BY position
    LIMIT  :limit
    """
}
