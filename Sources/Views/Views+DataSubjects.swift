package import Domain
package import EventLog
import GRDB

extension Views {
  /// What the log tells of every batch's manifest, in the log's order.
  ///
  /// - Returns: The manifests, and the last entry that they take into account.
  /// - Throws: Why the views cannot be read.
  package func recordedManifests()
    throws(ViewsError) -> (manifests: [RecordedManifest], position: Position)
  {
    try read { database in
      let manifests = try database.rows(
        RecordedManifest.self,
        """
        SELECT batches.run, batches.number, runs.connection, batches.recipients,
               batches.manifest_root AS root
        FROM   batches
        JOIN   runs ON runs.id = batches.run
        ORDER  BY batches.position
        """)
      return (manifests, try Progress.Mark.last(in: database).position)
    }
  }

  /// A batch with all that somebody who was in it has to be told.
  ///
  /// - Parameters:
  ///   - number: Which batch of the run, from 1.
  ///   - run: The run.
  /// - Returns: The batch; nothing where there never was one.
  /// - Throws: Why the views cannot be read.
  package func carryingBatch(
    _ number: Int, of run: RunID
  ) throws(ViewsError) -> CarryingBatch? {
    try read { database in
      try database.row(
        CarryingBatch.self, ViewsQuery.carryingBatch.sql,
        ["run": run.description, "number": number])
    }
  }
}
