package import EventLog
package import Transparency

/// Shows that an entry is in the log, to somebody who has nothing of it but its verifier key: a
/// `.tlog-proof` file that holds the record as well.
package struct Receipt: Sendable {
  /// The most bytes of a file that are read; the longest record makes fewer than 100,000.
  package static let limit = 1 << 18

  /// The proof.
  package let proof: LogProof
  /// The entry that it is about; nothing of it is believed before it is checked.
  package let entry: Entry

  /// Makes a receipt of an entry, and checks it.
  ///
  /// - Parameters:
  ///   - entry: The entry.
  ///   - log: Its log.
  ///   - verifier: The log's key.
  /// - Throws: `AuditError.unprovable` where the log does not hold what it has signed, or `.log`.
  package init(
    of entry: Entry, in log: EventLog, verifier: NoteVerifier
  ) throws(AuditError) {
    let signed: SignedCheckpoint
    do {
      guard let note = try log.lastCheckpoint() else { throw AuditError.emptyLog }
      signed = try SignedCheckpoint(opening: note, log: verifier)
    } catch let error as TransparencyError {
      throw .unprovable(entry.position, cause: error)
    } catch {
      throw AuditError(error)
    }
    try self.init(of: entry, at: signed, in: log, verifier: verifier)
  }

  /// Makes a receipt of an entry by a checkpoint that is at hand, and checks it.
  ///
  /// - Parameters:
  ///   - entry: The entry.
  ///   - signed: A checkpoint of the log with the entry.
  ///   - log: Its log.
  ///   - verifier: The log's key.
  /// - Throws: `AuditError.unprovable` where the log does not hold what it has signed, or `.log`.
  init(
    of entry: Entry, at signed: SignedCheckpoint, in log: EventLog, verifier: NoteVerifier
  ) throws(AuditError) {
    let record = Array(entry.record.utf8)
    do {
      let index = UInt64(entry.position.rawValue - 1)
      proof = try LogProof(index: index, in: signed, extra: record) { try log.hashes(of: $0) }
      _ = try proof.verify(leaf: TreeHash(leaf: record), log: verifier)
    } catch let error as TransparencyError {
      throw .unprovable(entry.position, cause: error)
    } catch {
      throw AuditError(error)
    }
    self.entry = entry
  }

  /// Reads a file; nothing in it is believed before it is checked.
  ///
  /// - Parameter bytes: The file.
  /// - Throws: `AuditError.transparency` where it is no proof, `.receiptWithoutRecord`.
  package init(_ bytes: some Collection<UInt8>) throws(AuditError) {
    do throws(TransparencyError) {
      proof = try LogProof(bytes)
    } catch {
      throw .transparency(error)
    }
    guard let record = proof.extra.flatMap({ String(validating: $0, as: UTF8.self) }),
      let position = Position(rawValue: Int64(clamping: proof.index) + 1)
    else { throw .receiptWithoutRecord }
    entry = Entry(position: position, record: record)
  }

  /// The file.
  package var serialized: String { proof.serialized }

  /// Checks that the log's key has signed a log with this entry.
  ///
  /// - Parameters:
  ///   - log: The log's key, from wherever its owner published it.
  ///   - witnesses: Keys of witnesses that are known.
  ///   - demanded: How many of them must have cosigned.
  /// - Returns: The checkpoint, and who has signed it.
  /// - Throws: `AuditError.transparency` where it is not so, `.unwitnessed`.
  package func check(
    with log: NoteVerifier, witnesses: [NoteVerifier], demanded: Int
  ) throws(AuditError) -> SignedCheckpoint {
    let signed: SignedCheckpoint
    do throws(TransparencyError) {
      signed = try proof.verify(
        leaf: TreeHash(leaf: entry.record.utf8), log: log, witnesses: witnesses)
    } catch {
      throw .transparency(error)
    }
    let cosignatures = signed.signatures.count { witnesses.contains($0.verifier) }
    guard cosignatures >= demanded else {
      throw .unwitnessed(cosignatures: cosignatures, demanded: demanded)
    }
    return signed
  }
}
