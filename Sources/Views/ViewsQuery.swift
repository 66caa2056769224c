/// The queries whose cost must not grow with the log, by name.
package enum ViewsQuery: CaseIterable, Sendable {
  /// Runs, the newest first.
  case newestRuns
  /// A destination's runs, the newest first.
  case newestRunsOfDestination
  /// The last run of each destination.
  case latestRuns
  /// A refresh's runs.
  case runsOfRefresh
  /// One run.
  case run
  /// Refreshes, the newest first.
  case newestRefreshes
  /// One refresh.
  case refresh
  /// What came of notifications, the newest first.
  case newestNotifications
  /// A run's batches.
  case batchesOfRun
  /// What left with a run.
  case disclosuresOfRun
  /// What left in a period.
  case disclosuresOfPeriod
  /// What left in a period, the newest first.
  case newestDisclosures
  /// When the last batch left that an entry, or one before it, tells of.
  case disclosureAtOrBefore
  /// The next account and list that something left for, with the destination it came from.
  case nextDisclosureGroup
  /// How much left for one account and list, from one destination.
  case disclosureTotal
  /// What left, may have left or is to leave with a run.
  case disclosedBatchesOfRun
  /// How much left on a day.
  case disclosuresOfDay
  /// The batches of runs under way of which nothing says yet whether they left.
  case batchesInHand
  /// The batches that took people off a list in a period.
  case removalsOfPeriod
  /// A batch with all that somebody who was in it has to be told.
  case carryingBatch
  /// The entries that concern a subject, and no more of them than are wanted.
  case positionsMentioningSubject
  /// Whether an entry concerns a subject.
  case mentionOfSubject
  /// Where in the log the entries of a period are.
  case blocksOfPeriod

  /// The statement.
  package var sql: String {
    switch self {
    case .newestRuns:
      """
      \(Self.selectRuns)
      WHERE  runs.position < :before
      ORDER  BY runs.position DESC
      LIMIT  :limit
      """
    case .newestRunsOfDestination:
      """
      \(Self.selectRuns)
      WHERE  runs.destination = :destination
        AND  runs.position < :before
      ORDER  BY runs.position DESC
      LIMIT  :limit
      """
    case .latestRuns: Self.selectLatestRuns
    case .runsOfRefresh:
      """
      \(Self.selectRuns)
      WHERE  runs.refresh = :refresh
      ORDER  BY runs.position
      """
    case .run: "\(Self.selectRuns) WHERE runs.id = :run"
    case .newestRefreshes:
      "\(Self.selectRefreshes) ORDER BY refreshes.position DESC LIMIT :limit"
    case .refresh: "\(Self.selectRefreshes) WHERE refreshes.id = :refresh"
    case .newestNotifications:
      """
      SELECT   notifications.*, destinations.name AS destination_name
      FROM     notifications
      LEFT     JOIN destinations ON destinations.id = notifications.destination
      ORDER BY notifications.position DESC
      LIMIT    :limit
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
    case .disclosuresOfPeriod:
      "\(Self.selectDisclosedBatches) ORDER BY disclosures.time, disclosures.position"
    case .newestDisclosures:
      """
      \(Self.selectDisclosedBatches)
        AND  (disclosures.time, disclosures.position) < (:cursor, :before)
      ORDER  BY disclosures.time DESC, disclosures.position DESC
      LIMIT  :limit
      """
    case .disclosureAtOrBefore:
      """
      SELECT   time
      FROM     disclosures
      WHERE    position <= :position
      ORDER BY position DESC
      LIMIT    1
      """
    case .nextDisclosureGroup: Self.selectNextDisclosureGroup
    case .disclosureTotal: Self.selectDisclosureTotal
    case .disclosedBatchesOfRun:
      "\(Self.selectDisclosedBatches) AND disclosures.run = :run"
    case .disclosuresOfDay: Self.selectDisclosedDay
    case .batchesInHand: Self.selectBatchesInHand
    case .removalsOfPeriod: Self.selectRemovals
    case .carryingBatch: Self.selectCarryingBatch
    case .positionsMentioningSubject: Self.selectPositions
    case .mentionOfSubject: Self.selectMention
    case .blocksOfPeriod: Self.selectBlocks
    }
  }

  private static let selectRuns = "\(runColumns) FROM runs \(runPeople)"

  // The position is sought at the end of each destination's part of its index; CROSS keeps SQLite
  // from beginning with the runs.
  private static let selectLatestRuns = """
    \(runColumns)
    FROM   destinations
    CROSS  JOIN runs
    \(runPeople)
    WHERE  destinations.removed_at IS NULL
      AND  runs.position = (
             SELECT MAX(position)
             FROM   runs AS own
             WHERE  own.destination = destinations.id
           )
    ORDER  BY destinations.id
    """

  private static let runColumns = """
    SELECT runs.*,
           COALESCE(orderers.name, runs.ordered_by) AS ordered_by_name,
           exporters.name                           AS export_user_name,
           approvers.name                           AS approved_by_name
    """

  // Users never go, so these joins lose no row but the schedule's, which stands under its own name.
  // LEFT keeps SQLite from beginning with the users.
  private static let runPeople = """
    LEFT   JOIN users AS orderers  ON orderers.id  = runs.ordered_by
    LEFT   JOIN users AS exporters ON exporters.id = runs.export_user
    LEFT   JOIN users AS approvers ON approvers.id = runs.approved_by
    """

  private static let selectRefreshes = """
    SELECT refreshes.*,
           COALESCE(orderers.name, refreshes.ordered_by) AS ordered_by_name
    FROM   refreshes
    LEFT   JOIN users AS orderers ON orderers.id = refreshes.ordered_by
    """

  private static let selectDisclosures = """
    SELECT disclosures.*,
           COALESCE(orderers.name, disclosures.ordered_by) AS ordered_by_name,
           exporters.name                                  AS export_user_name
    FROM   disclosures
    LEFT   JOIN users AS orderers  ON orderers.id  = disclosures.ordered_by
    LEFT   JOIN users AS exporters ON exporters.id = disclosures.export_user
    """
}
