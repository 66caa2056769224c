package import Domain
package import Ledger

/// A batch that is ready to be put on record and sent.
package struct AssembledBatch: Sendable {
  /// The rows that it settles.
  package let rows: RowRange
  /// How many people it carries.
  package let recipients: Int
  /// The request's body.
  package let body: [UInt8]
  /// The digest of the body.
  package let bodySHA256: SHA256Digest
  /// Who is in it.
  package let manifest: Manifest

  /// The entry that puts it on record.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - number: The batch's number, from 1.
  /// - Returns: The event.
  package func prepared(run: RunID, number: Int) -> RunEvent.BatchPrepared {
    .init(
      run: run, number: number, rows: rows, recipients: recipients, bytes: body.count,
      bodySHA256: bodySHA256, manifestRoot: manifest.root,
      manifestSHA256: manifest.sha256)
  }

  /// Whether it is, byte for byte, the batch that is on record.
  package func matches(_ prepared: RunEvent.BatchPrepared) -> Bool {
    rows == prepared.rows && bodySHA256 == prepared.bodySHA256
      && manifest.root == prepared.manifestRoot
  }
}
