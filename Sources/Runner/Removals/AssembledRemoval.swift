import Domain
import Ledger
import Sendinblue
import Transparency

/// A removal that is ready to be put on record and sent.
struct AssembledRemoval: Sendable {
  /// The request's body.
  let body: RemovalBody
  /// The digest of the body.
  let bodySHA256: SHA256Digest
  /// Who is in it.
  let manifest: Manifest

  /// Puts contacts into a removal.
  ///
  /// - Parameter leavers: The contacts, 1 to 150.
  init(_ leavers: some Collection<Leaver>) {
    body = RemovalBody(emails: leavers.map(\.email))
    bodySHA256 = SHA256Digest(of: body.bytes)
    manifest = Manifest(unsorted: leavers.flatMap(\.pseudonym))
  }

  /// The entry that puts it on record.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - number: The batch's number, from 1.
  ///   - row: The row behind the run's last.
  /// - Returns: The event.
  func prepared(run: RunID, number: Int, behind row: Int) -> RunEvent.BatchPrepared {
    .init(
      run: run, number: number, kind: .removal, rows: RowRange(from: row, to: row),
      recipients: body.count, bytes: body.bytes.count, bodySHA256: bodySHA256,
      manifestRoot: manifest.root,
      manifestSHA256: manifest.sha256)
  }

  /// Whether it is the batch that is on record.
  func matches(_ prepared: RunEvent.BatchPrepared) -> Bool { bodySHA256 == prepared.bodySHA256 }
}
