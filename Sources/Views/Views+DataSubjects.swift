import Domain
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
               batches.manifest_root AS root, batches.manifest_sha256 AS sha256
        FROM   batches
        JOIN   runs ON runs.id = batches.run
        ORDER  BY batches.position
        """)
      return (manifests, try Progress.Mark.last(in: database).position)
    }
  }

  /// Batches with all that somebody who was in them has to be told, as of one moment.
  ///
  /// - Parameter manifests: Which batches.
  /// - Returns: The batches, in the same order; nothing for one that there never was.
  /// - Throws: Why the views cannot be read.
  package func carryingBatches(
    _ manifests: [RecordedManifest]
  ) throws(ViewsError) -> [CarryingBatch?] {
    try read { database in
      try manifests.map { manifest in
        try database.row(
          CarryingBatch.self, ViewsQuery.carryingBatch.sql,
          ["run": manifest.run.description, "number": manifest.number])
      }
    }
  }
}
