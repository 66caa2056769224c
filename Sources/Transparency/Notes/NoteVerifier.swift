internal import Crypto

/// A key that notes are checked with.
package struct NoteVerifier: Hashable, Sendable {
  /// Whose key it is.
  package let name: KeyName
  /// The ID that stands in its signatures.
  package let keyID: KeyID
  /// What it signs.
  package let type: KeyType
  /// The 32 bytes of the Ed25519 key (RFC 8032).
  package let publicKey: [UInt8]

  init(name: KeyName, type: KeyType, publicKey: [UInt8]) {
    self.name = name
    self.type = type
    self.publicKey = publicKey
    keyID = KeyID(of: name, key: [type.rawValue] + publicKey)
  }

  /// Reads a verifier key.
  /// - Parameter vkey: `name+hex(key ID)+base64(type ‖ public key)`.
  /// - Throws: ``TransparencyError/malformed(_:reason:)``,
  ///   ``TransparencyError/unsupportedKeyType(_:)``, ``TransparencyError/wrongKeyID(name:)``.
  package init(vkey: String) throws(TransparencyError) {
    let parts = vkey.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let key = Base64.decode(parts[2].utf8), let first = key.first else {
      throw .malformed(.verifierKey, reason: "it is not <name>+<key ID>+<base64>")
    }
    let name = try KeyName(String(parts[0]))
    guard let type = KeyType(rawValue: first) else { throw .unsupportedKeyType(first) }
    guard key.count == 33 else {
      throw .malformed(.verifierKey, reason: "its public key does not have 32 bytes")
    }
    self.init(name: name, type: type, publicKey: Array(key.dropFirst()))
    guard keyID.hexadecimal.utf8.elementsEqual(parts[1].utf8) else {
      throw .wrongKeyID(name: name.text)
    }
  }

  /// The verifier key as text, to be handed to whoever checks.
  package var vkey: String {
    "\(name.text)+\(keyID.hexadecimal)+\(Base64.encode([type.rawValue] + publicKey))"
  }

  /// Checks one signature; its name and ID are those of this key.
  func verify(
    _ signature: NoteSignature, of text: String
  ) throws(TransparencyError) -> VerifiedSignature {
    switch type {
    case .ed25519:
      guard isValid(signature.signature, of: Array(text.utf8)) else {
        throw .badSignature(name: name.text)
      }
      return VerifiedSignature(verifier: self, time: nil)
    case .cosignature:
      guard let cosignature = Cosignature(signature.signature),
        isValid(cosignature.signature, of: Cosignature.message(text, time: cosignature.time))
      else { throw .badSignature(name: name.text) }
      return VerifiedSignature(verifier: self, time: cosignature.time)
    }
  }

  private func isValid(_ signature: [UInt8], of message: [UInt8]) -> Bool {
    // Any 32 bytes are taken for a key; one that is no point of the curve verifies nothing.
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else {
      return false
    }
    return key.isValidSignature(signature, for: message)
  }
}
