package import EventLog
package import Ledger
package import Transparency

/// What verifying a ledger has shown: a verdict for each part of it.
package struct LedgerVerification: Sendable {
  /// How many entries were looked at.
  package let entries: UInt64
  /// The tree over them; nothing where they could not be read to their end.
  package let head: TreeHead?
  /// How many checkpoints were looked at.
  package let checkpoints: Int
  /// Up to which size enough witnesses vouch for the log, if they do.
  package let witnessed: UInt64?
  /// What was looked at, in the order in which it is told.
  package let parts: [VerificationProblem.Part]
  /// All that is wrong.
  package let problems: [VerificationProblem]

  /// Whether nothing is wrong.
  package var isVerified: Bool { problems.isEmpty }

  /// Verifies a ledger.
  ///
  /// Whatever its files hold is a verdict, and no error.
  ///
  /// - Parameters:
  ///   - location: Where it is.
  ///   - vkey: The verifier key that it must be signed with; nothing for the one on record.
  ///   - kept: Checkpoints that somebody kept.
  ///   - witnesses: Keys of witnesses.
  ///   - cosignatures: How many of them must have cosigned.
  ///   - progress: Told how many entries have been looked at, of how many.
  /// - Throws: `LedgerError.missing` where there is no ledger; `AuditError.transparency` where a kept
  ///   checkpoint is malformed.
  package init(
    of location: LedgerLocation, vkey: NoteVerifier?, kept: [SignedNote],
    witnesses: [NoteVerifier], cosignatures: Int, progress: @Sendable (UInt64, UInt64) -> Void
  ) async throws {
    parts = VerificationProblem.Part.ofLog
    do {
      let log = try LedgerParts(at: location).log.get()
      let recorded = try log.verifierKey()
      guard let verifier = vkey ?? recorded else {
        throw LedgerError.log(.untrustworthyTree(path: location.log, flaw: .foreignKey))
      }
      let found = try await log.verify(
        against: LogExpectation(
          verifier: verifier, kept: kept, witnesses: witnesses, cosignatures: cosignatures),
        progress: progress)
      entries = found.entries
      head = found.head
      checkpoints = found.checkpoints
      witnessed = found.witnessed
      problems =
        found.problems + (recorded.map { Self.foreignKey($0, besides: verifier) } ?? [])
    } catch LedgerError.missing(let path) {
      throw LedgerError.missing(path: path)
    } catch let error as TransparencyError {
      throw AuditError.transparency(error)
    } catch {
      entries = 0
      head = nil
      checkpoints = 0
      witnessed = nil
      problems = [VerificationProblem(.records, .malformed, at: nil, String(describing: error))]
    }
  }

  private static func foreignKey(
    _ recorded: NoteVerifier, besides verifier: NoteVerifier
  ) -> [VerificationProblem] {
    guard recorded != verifier else { return [] }
    let what = "The log names \(recorded.vkey) as its key, and not the one that was given."
    return [VerificationProblem(.checkpoints, .foreignKey, at: nil, what)]
  }
}
