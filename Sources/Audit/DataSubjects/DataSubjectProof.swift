package import Domain
package import EventLog
import Foundation
package import Transparency
import Views

/// Shows that a batch carried a person, to somebody who has nothing but the log's verifier key.
///
/// From the pseudonym an RFC 6962 inclusion proof leads to the root of the batch's manifest. The
/// record that put the batch on record holds that root, and its receipt leads from there to a
/// checkpoint that the log has signed. Nobody else in the batch is named. That the pseudonym is
/// the person's is what the ledger says: only its key makes pseudonyms of addresses.
package struct DataSubjectProof: Codable, Hashable, Sendable {
  /// What a file says that it is.
  package static let format = "waybill.data-subject-proof.v1"
  /// The most bytes of a file that are read: a record stands in it twice.
  package static let limit = 1 << 19

  /// What the file says that it is.
  package let format: String
  /// Who it is about: the leaf's data in hexadecimal.
  package let pseudonym: Pseudonym
  /// Their place in the manifest, from 0.
  package let index: UInt64
  /// How many people the manifest has.
  package let size: UInt64
  /// The inclusion proof up to the manifest's root, the leaf's sibling first, each in base64.
  package let hashes: [String]
  /// The exact record that put the batch on record.
  package let record: String
  /// The record's `.tlog-proof`, the text of the file.
  package let receipt: String
}

extension DataSubjectProof {
  /// What a file has shown.
  package struct Shown: Sendable {
    /// The entry that put the batch on record.
    package let envelope: Envelope
    /// What it tells of the batch.
    package let batch: RunEvent.BatchPrepared
    /// What the log has signed.
    package let checkpoint: Checkpoint
  }

  /// Reads a file; nothing in it is believed before it is checked.
  ///
  /// - Parameter bytes: The file.
  /// - Throws: `AuditError.dataSubjectProof` where it is none.
  package init(_ bytes: [UInt8]) throws(AuditError) {
    do {
      self = try JSONDecoder().decode(Self.self, from: Data(bytes))
    } catch {
      throw .dataSubjectProof(.malformed)
    }
    guard format == Self.format else { throw .dataSubjectProof(.malformed) }
  }

  /// Whether a file may be one: they are JSON, and receipts are not.
  package static func mayBe(_ bytes: [UInt8]) -> Bool {
    bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "{")
  }

  /// Checks the whole chain.
  ///
  /// - Parameters:
  ///   - log: The log's key, from wherever its owner published it.
  ///   - witnesses: Keys of witnesses that are known.
  ///   - demanded: How many of them must have cosigned.
  /// - Returns: What it shows.
  /// - Throws: `AuditError.dataSubjectProof`, or what checking a receipt throws.
  package func check(
    with log: NoteVerifier, witnesses: [NoteVerifier], demanded: Int
  ) throws(AuditError) -> Shown {
    let receipt = try Receipt(Array(receipt.utf8))
    guard receipt.entry.record == record else { throw .dataSubjectProof(.otherRecord) }
    let signed = try receipt.check(with: log, witnesses: witnesses, demanded: demanded)
    let message = try AuditError.asking { () throws(ViewsError) in
      try RecordedMessage(receipt.entry)
    }
    guard case .event(.run(.batchPrepared(let batch)), let envelope) = message else {
      throw .dataSubjectProof(.noBatch)
    }
    try check(in: batch)
    return Shown(envelope: envelope, batch: batch, checkpoint: signed.checkpoint)
  }

  private func check(in batch: RunEvent.BatchPrepared) throws(AuditError) {
    guard Int(exactly: size) == batch.recipients else { throw .dataSubjectProof(.otherManifest) }
    let path = hashes.compactMap { TreeHash(base64: $0) }
    let root = Self.bytes(of: batch.manifestRoot)
    guard path.count == hashes.count, let root = TreeHash(root) else {
      throw .dataSubjectProof(.malformed)
    }
    do throws(TransparencyError) {
      try InclusionProof(index: index, size: size, hashes: path)
        .verify(leaf: TreeHash(leaf: pseudonym.bytes), root: root)
    } catch {
      throw .dataSubjectProof(.notInManifest(cause: error))
    }
  }

  private static func bytes(of digest: SHA256Digest) -> [UInt8] {
    let nibbles = digest.hexadecimal.utf8.map { $0 < 97 ? $0 - 48 : $0 - 87 }
    return stride(from: 0, to: nibbles.count, by: 2).map { nibbles[$0] << 4 | nibbles[$0 + 1] }
  }
}
