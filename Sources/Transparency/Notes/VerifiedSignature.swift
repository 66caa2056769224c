/// A signature that was checked and is right.
package struct VerifiedSignature: Hashable, Sendable {
  /// The key that signed.
  package let verifier: NoteVerifier
  /// When the signer says that it saw the checkpoint, in seconds since 1970; only a cosignature
  /// says.
  package let time: UInt64?
}
