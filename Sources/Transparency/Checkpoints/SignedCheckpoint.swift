/// A checkpoint whose note was opened: its log signed it.
package struct SignedCheckpoint: Sendable {
  /// What the log says.
  package let checkpoint: Checkpoint
  /// The note as it was published, with signatures that nobody here knows as well.
  package let note: SignedNote
  /// The signatures that were verified: the log's, and those of known witnesses.
  package let signatures: [VerifiedSignature]

  /// Opens a note: nothing in it is looked at before its log's signature is verified.
  /// - Parameters:
  ///   - note: the note.
  ///   - log: the log's key; the log's origin is the key's name.
  ///   - witnesses: keys of witnesses that are known. Whether enough of them have signed is for the
  ///     caller to say.
  /// - Throws: ``TransparencyError/badSignature(name:)``, ``TransparencyError/unsigned(name:)``,
  ///   ``TransparencyError/wrongOrigin(expected:)``, and what ``Checkpoint/init(text:)`` throws.
  package init(
    opening note: SignedNote, log: NoteVerifier, witnesses: [NoteVerifier] = []
  ) throws(TransparencyError) {
    let signatures = try note.verify(with: [log] + witnesses)
    guard log.type == .ed25519, signatures.contains(where: { $0.verifier == log }) else {
      throw .unsigned(name: log.name.text)
    }
    checkpoint = try Checkpoint(text: note.text)
    guard checkpoint.isOf(log.name) else { throw .wrongOrigin(expected: log.name.text) }
    self.note = note
    self.signatures = signatures
  }
}
