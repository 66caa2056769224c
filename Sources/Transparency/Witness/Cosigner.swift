internal import Crypto

/// The key of a witness: it signs a checkpoint and when it saw it; it prints without its secret.
package struct Cosigner: Sendable {
  /// What its cosignatures are checked with.
  package let verifier: NoteVerifier

  private let key: Curve25519.Signing.PrivateKey

  /// Takes a witness's key.
  ///
  /// What is signed does not name the witness: a key is for one witness alone.
  /// - Parameters:
  ///   - name: the witness's name.
  ///   - seed: the 32 bytes of an Ed25519 private key (RFC 8032).
  /// - Throws: ``TransparencyError/malformed(_:reason:)`` if there are more or fewer.
  package init(name: KeyName, seed: some Collection<UInt8>) throws(TransparencyError) {
    key = try .init(seed: seed)
    verifier = NoteVerifier(
      name: name, type: .cosignature, publicKey: Array(key.publicKey.rawRepresentation))
  }

  /// Signs a checkpoint that was found to be consistent with what was seen before.
  /// - Parameters:
  ///   - note: the checkpoint's note; its text is signed as a whole, further lines included.
  ///   - time: when it was seen, in seconds since 1970; at most 2^63 − 1.
  /// - Returns: the line to put below the note.
  package func cosign(_ note: SignedNote, at time: UInt64) -> NoteSignature {
    precondition(time <= Decimal.largest, "times are of 63 bits")
    let signature = key.signature(of: Cosignature.message(note.text, time: time))
    return NoteSignature(
      name: verifier.name, keyID: verifier.keyID,
      signature: Cosignature(time: time, signature: signature).bytes)
  }
}

extension Cosigner: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "the key of \(verifier.name.text), <redacted>" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}
