/// Why a signature does not show what it is to show.
package enum SignatureError: Error, Hashable {
  /// The text is no SSH signature as OpenSSH writes one.
  case malformed

  /// The signature was made by a kind of key, or over a kind of digest, that Waybill does not take.
  case unsupported(algorithm: String)

  /// The signature is for another use.
  case otherNamespace(expected: String, found: String)

  /// The signature is by another key; both by their fingerprints.
  case otherKey(expected: String, found: String)

  /// The signature is not the key's over this message.
  case wrong(fingerprint: String)
}

extension SignatureError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .malformed:
      "This is no SSH signature, or it has been altered. Sign again with the signer's key."
    case .unsupported(let algorithm):
      "Waybill takes no signatures by \(algorithm). Sign with an Ed25519 key, and SHA-512."
    case .otherNamespace(let expected, let found):
      "The signature is for “\(found)”, and not for “\(expected)”. Sign again for that."
    case .otherKey(let expected, let found):
      "The signature is by the key \(found), and not by \(expected). Sign with that key."
    case .wrong(let fingerprint):
      "The signature is not by the key \(fingerprint) over this message: one of the two has been "
        + "altered. Sign again, and find out who did it."
    }
  }
}
