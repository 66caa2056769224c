package import Domain
import Ledger

/// A batch whose rows are all in it, and perhaps its digests.
package struct FilledBatch: Sendable {
  /// The rows that it settles.
  package let rows: RowRange
  /// How many people it carries.
  let recipients: Int
  /// The request's body.
  let body: [UInt8]
  /// The pseudonyms of the people in it, one after the other, in the order of the rows; none any more
  /// once the digests are there.
  private var pseudonyms: [UInt8]
  private var digests: Digests?

  private struct Digests: Sendable {
    let bodySHA256: SHA256Digest
    let manifest: Manifest
  }

  /// Puts a batch together that has no digests yet.
  init(rows: RowRange, recipients: Int, body: [UInt8], pseudonyms: [UInt8]) {
    self.rows = rows
    self.recipients = recipients
    self.body = body
    self.pseudonyms = pseudonyms
  }

  /// Computes the digests, where they are not there yet.
  mutating func digest() async {
    if digests != nil { return }
    digests = await Self.digests(body, pseudonyms)
    pseudonyms = []
  }

  /// The batch with its digests, which are computed where they are not there yet.
  ///
  /// - Returns: The batch, ready to be put on record and sent.
  package consuming func assembled() async -> AssembledBatch {
    var batch = self
    await batch.digest()
    guard let digests = batch.digests else { preconditionFailure("they were computed just now") }
    return AssembledBatch(
      rows: batch.rows, recipients: batch.recipients, body: batch.body,
      bodySHA256: digests.bodySHA256, manifest: digests.manifest)
  }

  /// Computes digests side by side, on whichever processors are free.
  @concurrent
  private static func digests(_ body: [UInt8], _ pseudonyms: [UInt8]) async -> Digests {
    async let manifest = Manifest(unsorted: pseudonyms)
    let bodySHA256 = SHA256Digest(of: body)
    return Digests(bodySHA256: bodySHA256, manifest: await manifest)
  }
}
