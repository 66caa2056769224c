import Domain
import EventLog
package import Ledger
package import Transparency
package import Views

extension DataSubjectRecord {
  /// Shows each of the batches to whoever does not take our word, and checks it first.
  ///
  /// - Parameters:
  ///   - ledger: Where the person was looked up.
  ///   - verifier: The log's key.
  ///   - body: Takes a proof at a time, with its batch.
  /// - Throws: `AuditError` where something cannot be read or proven, or what `body` throws.
  package func forEachProof(
    in ledger: Ledger, verifier: NoteVerifier,
    _ body: (DataSubjectProof, CarryingBatch) throws -> Void
  ) throws {
    for (batch, place) in zip(batches, places) {
      let proof = try Self.proof(of: batch, pseudonym: pseudonym, at: place, ledger, verifier)
      _ = try proof.check(with: verifier, witnesses: [], demanded: 0)
      try body(proof, batch)
    }
  }

  private static func proof(
    of batch: CarryingBatch, pseudonym: Pseudonym, at place: Int, _ ledger: Ledger,
    _ verifier: NoteVerifier
  ) throws -> DataSubjectProof {
    let people = try ledger.manifests.pseudonyms(run: batch.run, batch: batch.batch)
    let path = try Manifest.proof(of: place, in: people)
    let before = Position(rawValue: batch.position.rawValue - 1) ?? .beginning
    guard let entry = try ledger.log.entries(after: before, limit: 1).first else {
      throw AuditError.emptyLog
    }
    let receipt = try Receipt(of: entry, in: ledger.log, verifier: verifier)
    return DataSubjectProof(
      format: DataSubjectProof.format, pseudonym: pseudonym, index: path.index, size: path.size,
      hashes: path.hashes.map(\.base64), record: entry.record, receipt: receipt.serialized)
  }
}
