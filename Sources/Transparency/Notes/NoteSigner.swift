internal import Crypto

/// A key that signs notes; it prints without its secret.
package struct NoteSigner: Sendable {
  /// How many bytes a seed has.
  package static let seedLength = 32

  /// What its signatures are checked with.
  package let verifier: NoteVerifier

  private let key: Curve25519.Signing.PrivateKey

  /// Takes a log's key.
  /// - Parameters:
  ///   - name: the key's name; for a log's checkpoints, its origin.
  ///   - seed: the 32 bytes of an Ed25519 private key (RFC 8032).
  /// - Throws: ``TransparencyError/malformed(_:reason:)`` if there are more or fewer.
  package init(name: KeyName, seed: some Collection<UInt8>) throws(TransparencyError) {
    key = try .init(seed: seed)
    verifier = NoteVerifier(
      name: name, type: .ed25519, publicKey: Array(key.publicKey.rawRepresentation))
  }

  /// Signs a text.
  /// - Parameter text: it ends with a line feed, and has no control character besides.
  /// - Returns: the note, with this signature alone.
  /// - Throws: ``TransparencyError/malformed(_:reason:)`` if no note can have the text.
  package func sign(_ text: String) throws(TransparencyError) -> SignedNote {
    guard text.hasSuffix("\n"), text.utf8.allSatisfy({ $0 >= 0x20 || $0 == 0x0A }) else {
      throw .malformed(
        .note, reason: "its text has a control character, or does not end with a line feed")
    }
    let signature = NoteSignature(
      name: verifier.name, keyID: verifier.keyID,
      signature: key.signature(of: Array(text.utf8)))
    return SignedNote(text: text, signatures: [signature])
  }
}

extension NoteSigner: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "the key of \(verifier.name.text), <redacted>" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}
