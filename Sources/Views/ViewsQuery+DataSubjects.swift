extension ViewsQuery {
  /// A batch that nothing says left is in hand while its run has not ended, as in
  /// `selectBatchesInHand`.
  static let selectCarryingBatch = """
    SELECT batches.position,
           batches.prepared_at,
           batches.sent_at,
           batches.run,
           runs.status      AS run_status,
           batches.number   AS batch,
           batches.kind,
           batches.status   AS batch_status,
           CASE WHEN batches.kind IS NOT NULL THEN NULL
                WHEN disclosures.certain = 1  THEN 'certain'
                WHEN disclosures.certain = 0  THEN 'in-doubt'
                WHEN batches.status IN ('prepared', 'deferred')
                 AND runs.status IN ('queued', 'running', 'waiting-for-import', 'interrupted')
                THEN 'in-hand'
           END              AS certainty,
           batches.refused,
           runs.destination,
           runs.destination_name,
           runs.connection,
           runs.connection_name,
           runs.account_company,
           runs.list,
           runs.list_name,
           CASE WHEN batches.kind IS NULL THEN runs.attributes ELSE 'EMAIL' END AS attributes,
           runs.ordered_by,
           COALESCE(orderers.name, runs.ordered_by) AS ordered_by_name,
           batches.export_user,
           exporters.name   AS export_user_name,
           batches.consent_version,
           batches.consent_position
    FROM   batches
    JOIN   runs ON runs.id = batches.run
    LEFT   JOIN disclosures ON disclosures.run = batches.run
                           AND disclosures.batch = batches.number
    LEFT   JOIN users AS orderers  ON orderers.id  = runs.ordered_by
    LEFT   JOIN users AS exporters ON exporters.id = batches.export_user
    WHERE  batches.run = :run AND batches.number = :number
    """
}
