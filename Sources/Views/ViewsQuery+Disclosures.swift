extension ViewsQuery {
  /// CROSS keeps SQLite on the index by time, so that nothing has to be sorted.
  static let selectDisclosedBatches = """
    SELECT disclosures.run,
           disclosures.batch,
           disclosures.position,
           disclosures.time,
           disclosures.connection_name,
           disclosures.list_name,
           disclosures.attributes,
           disclosures.recipients,
           disclosures.consent_version,
           disclosures.consent_position,
           disclosures.export_user,
           \(batchColumns),
           CASE disclosures.certain WHEN 1 THEN 'certain' ELSE 'in-doubt' END AS certainty
    FROM   disclosures
    CROSS  JOIN runs    ON runs.id        = disclosures.run
    CROSS  JOIN batches ON batches.run    = disclosures.run
                       AND batches.number = disclosures.batch
    LEFT   JOIN users AS orderers  ON orderers.id  = runs.ordered_by
    LEFT   JOIN users AS exporters ON exporters.id = disclosures.export_user
    WHERE  disclosures.time >= :since
      AND  disclosures.time <  :until
      AND  batches.prepared_at < :prepared
      AND  (:connection IS NULL OR disclosures.connection = :connection)
    """

  /// Sought behind the end of the group before: groups are few, and of any size.
  static let selectNextDisclosureGroup = """
    SELECT   connection, account_company, list, destination
    FROM     disclosures INDEXED BY disclosures_account
    WHERE    (connection, account_company, list, destination, time)
           > (:connection, :account, :list, :destination, '~')
    ORDER BY connection, account_company, list, destination
    LIMIT    1
    """

  /// Of a group that nothing left for in the period there is no row.
  static let selectDisclosureTotal = """
    SELECT :connection                                        AS connection,
           :account                                           AS account_company,
           :list                                              AS list,
           :destination                                       AS destination,
           (SELECT name FROM destinations WHERE id = :destination) AS destination_name,
           COUNT(*)                                           AS batches,
           SUM(recipients)                                    AS recipients,
           COALESCE(SUM(recipients) FILTER (WHERE certain = 0), 0) AS uncertain,
           (SELECT MIN(time) \(disclosureGroup))              AS first,
           (SELECT MAX(time) \(disclosureGroup))              AS last
    \(disclosureGroup)
    HAVING COUNT(*) > 0
    """

  private static let disclosureGroup = """
    FROM disclosures INDEXED BY disclosures_account
    WHERE connection = :connection AND account_company = :account AND list = :list
      AND destination = :destination AND time >= :since AND time < :until
    """

  /// From the index alone: a day may have any number of batches.
  static let selectDisclosedDay = """
    SELECT :day                                          AS day,
           COUNT(*)                                      AS batches,
           COALESCE(SUM(recipients), 0)                  AS recipients,
           COALESCE(SUM(recipients) FILTER (WHERE certain = 0), 0) AS uncertain
    FROM   disclosures
    WHERE  time >= :start AND time < :end
    """

  /// A run that ended or stopped left no batch of which it did not say what it knew.
  static let selectBatchesInHand = """
    SELECT batches.run,
           batches.number      AS batch,
           batches.position,
           batches.prepared_at AS time,
           runs.connection_name,
           runs.list_name,
           runs.attributes,
           batches.recipients,
           batches.consent_version,
           batches.consent_position,
           batches.export_user,
           \(batchColumns),
           'in-hand' AS certainty
    FROM   runs
    CROSS  JOIN batches ON batches.run = runs.id
    LEFT   JOIN users AS orderers  ON orderers.id  = runs.ordered_by
    LEFT   JOIN users AS exporters ON exporters.id = batches.export_user
    WHERE  runs.status IN ('queued', 'running', 'waiting-for-import', 'interrupted')
      AND  batches.kind IS NULL
      AND  batches.status IN ('prepared', 'deferred')
      AND  batches.prepared_at < :until
      AND  (:connection IS NULL OR runs.connection = :connection)
      AND  NOT EXISTS (
             SELECT 1
             FROM   disclosures
             WHERE  disclosures.run = batches.run AND disclosures.batch = batches.number
           )
    """

  /// A removal that is not settled may be under way still.
  static let selectRemovals = """
    SELECT batches.recipients
    FROM   batches
    JOIN   runs ON runs.id = batches.run
    WHERE  batches.kind IS NOT NULL
      AND  batches.prepared_at < :until
      AND  (batches.removed_at IS NULL OR batches.removed_at >= :since)
      AND  (:connection IS NULL OR runs.connection = :connection)
    """

  private static let batchColumns = """
    batches.prepared_at,
           batches.status    AS batch_status,
           runs.destination,
           runs.destination_name,
           runs.connection,
           runs.account_company,
           runs.list,
           runs.ordered_by,
           runs.status       AS run_status,
           COALESCE(orderers.name, runs.ordered_by) AS ordered_by_name,
           exporters.name    AS export_user_name
    """
}
