package import Domain
import Ledger

/// A batch whose rows are all in it, before its digests are computed.
package struct FilledBatch: Sendable {
  /// The rows that it settles.
  package let rows: RowRange
  /// How many people it carries.
  let recipients: Int
  /// The request's body.
  let body: [UInt8]
  /// The pseudonyms of the people in it, one after the other, in the order of the rows.
  let pseudonyms: [UInt8]

  /// Computes its digests, on whichever processor is free: the next batch may be filled meanwhile.
  ///
  /// - Returns: The batch, ready to be put on record and sent.
  @concurrent
  package func assembled() async -> AssembledBatch {
    AssembledBatch(
      rows: rows, recipients: recipients, body: body, bodySHA256: SHA256Digest(of: body),
      manifest: Manifest(unsorted: pseudonyms))
  }
}
