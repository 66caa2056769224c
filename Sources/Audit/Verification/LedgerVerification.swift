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
  /// What is to be looked at, in the order in which it is told.
  package let parts: [VerificationProblem.Part]
  /// What was not looked at to its end, and why: of that nothing is said but what is wrong.
  package let unchecked: [VerificationProblem.Part: String]
  /// All that is wrong.
  package let problems: [VerificationProblem]

  /// Whether nothing is wrong.
  package var isVerified: Bool { problems.isEmpty }

  /// Verifies a ledger.
  ///
  /// Whatever its files hold is a verdict, and no error. Nothing is changed.
  ///
  /// - Parameters:
  ///   - location: Where it is.
  ///   - vkey: The verifier key that it must be signed with; nothing for the one on record.
  ///   - kept: Checkpoints that somebody kept.
  ///   - witnesses: Keys of witnesses.
  ///   - cosignatures: How many of them must have cosigned.
  ///   - progress: Told how many entries have been looked at, of how many; twice from the beginning.
  /// - Throws: `LedgerError.missing` where there is no ledger, `.link`; `AuditError.transparency` where a kept
  ///   checkpoint is malformed.
  package init(
    of location: LedgerLocation, vkey: NoteVerifier?, kept: [SignedNote],
    witnesses: [NoteVerifier], cosignatures: Int, progress: @Sendable (UInt64, UInt64) -> Void
  ) async throws {
    var found = LedgerFindings(at: location)
    do {
      try await found.verify(
        against: {
          LogExpectation(
            verifier: $0, kept: kept, witnesses: witnesses, cosignatures: cosignatures)
        }, vkey: vkey, progress: progress)
    } catch LedgerError.missing(let path) {
      throw LedgerError.missing(path: path)
    } catch LedgerError.link(let path) {
      throw LedgerError.link(path: path)
    } catch let error as TransparencyError {
      throw AuditError.transparency(error)
    } catch {
      found.giveUp(because: error)
    }
    entries = found.log?.entries ?? 0
    head = found.log?.head
    checkpoints = found.log?.checkpoints ?? 0
    witnessed = found.log?.witnessed
    parts = LedgerFindings.parts
    unchecked = found.unchecked
    problems = LedgerFindings.parts.flatMap { part in found.problems.filter { $0.part == part } }
  }
}
