/// The queries whose cost must not grow with the log, by name.
package enum ViewsQuery: CaseIterable, Sendable {
  /// Runs, the newest first.
  case newestRuns
  /// A destination's runs, the newest first.
  case newestRunsOfDestination
  /// One run.
  case run
  /// Refreshes, the newest first.
  case newestRefreshes
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
    case .newestRefreshes:
      """
      SELECT refreshes.*,
             COALESCE(orderers.name, refreshes.ordered_by) AS ordered_by_name
      FROM   refreshes
      LEFT   JOIN users AS orderers ON orderers.id = refreshes.ordered_by
      ORDER  BY refreshes.position DESC
      LIMIT  :limit
      """
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

  // Users never go, so these joins lose no row but the schedule's, which stands under its own name.
  // LEFT keeps SQLite from beginning with the users.
  private static let selectRuns = """
    SELECT runs.*,
           COALESCE(orderers.name, runs.ordered_by) AS ordered_by_name,
           exporters.name                           AS export_user_name
    FROM   runs
    LEFT   JOIN users AS orderers  ON orderers.id  = runs.ordered_by
    LEFT   JOIN users AS exporters ON exporters.id = runs.export_user
    """

  private static let selectDisclosures = """
    SELECT disclosures.*,
           COALESCE(orderers.name, disclosures.ordered_by) AS ordered_by_name,
           exporters.name                                  AS export_user_name
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
