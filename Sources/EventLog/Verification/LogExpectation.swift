package import Transparency

/// What a log is held against, beside itself.
package struct LogExpectation: Sendable {
  /// The key that must have signed; its name is the log's origin.
  package let verifier: NoteVerifier
  /// Checkpoints that somebody kept.
  package let kept: [SignedNote]
  /// Keys of witnesses.
  package let witnesses: [NoteVerifier]
  /// How many of them must have cosigned.
  package let cosignatures: Int

  /// States what is expected.
  /// - Parameters:
  ///   - verifier: the key that must have signed; its name is the log's origin.
  ///   - kept: checkpoints that somebody kept.
  ///   - witnesses: keys of witnesses.
  ///   - cosignatures: how many of them must have cosigned.
  package init(
    verifier: NoteVerifier, kept: [SignedNote] = [], witnesses: [NoteVerifier] = [],
    cosignatures: Int = 0
  ) {
    self.verifier = verifier
    self.kept = kept
    self.witnesses = witnesses
    self.cosignatures = cosignatures
  }

  /// What the kept checkpoints say, and which of them are another key's.
  func openKept() throws(TransparencyError) -> (
    heads: [TreeHead], problems: [VerificationProblem]
  ) {
    var heads: [TreeHead] = []
    var problems: [VerificationProblem] = []
    for note in kept {
      do throws(TransparencyError) {
        heads.append(try SignedCheckpoint(opening: note, log: verifier).checkpoint.head)
      } catch .unsigned, .wrongOrigin {
        let what = "A kept checkpoint is not signed with the log's key."
        problems.append(VerificationProblem(.checkpoints, .foreignKey, at: nil, what))
      }
    }
    return (heads, problems)
  }
}
