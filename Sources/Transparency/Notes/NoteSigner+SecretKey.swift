extension NoteSigner {
  private static let prefix = "PRIVATE+KEY+"

  /// Reads a key in the form of Go's golang.org/x/mod/sumdb/note:
  /// `PRIVATE+KEY+<name>+hex(key ID)+base64(type ‖ seed)`.
  /// - Parameter text: the key; one line feed may follow it.
  /// - Throws: ``TransparencyError/malformed(_:reason:)``,
  ///   ``TransparencyError/unsupportedKeyType(_:)``, ``TransparencyError/wrongKeyID(name:)``.
  package init(secretKey text: some StringProtocol) throws(TransparencyError) {
    let line = text.hasSuffix("\n") ? text.dropLast() : text[...]
    guard line.hasPrefix(Self.prefix) else { throw Self.notASecretKey }
    let parts = line.dropFirst(Self.prefix.count)
      .split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let key = Base64.decode(parts[2].utf8), let type = key.first else {
      throw Self.notASecretKey
    }
    guard type == KeyType.ed25519.rawValue else { throw .unsupportedKeyType(type) }
    try self.init(name: try KeyName(String(parts[0])), seed: key.dropFirst())
    guard verifier.keyID.hexadecimal.utf8.elementsEqual(parts[1].utf8) else {
      throw .wrongKeyID(name: verifier.name.text)
    }
  }

  /// A key as ``init(secretKey:)`` reads it: for the file that it is kept in, and for nobody's eyes.
  /// - Parameters:
  ///   - name: the key's name.
  ///   - seed: the 32 bytes of an Ed25519 private key (RFC 8032).
  /// - Returns: the text, without a line feed.
  /// - Throws: what ``init(name:seed:)`` throws.
  package static func secretKey(
    name: KeyName, seed: [UInt8]
  ) throws(TransparencyError) -> String {
    let keyID = try NoteSigner(name: name, seed: seed).verifier.keyID.hexadecimal
    return prefix + "\(name.text)+\(keyID)+\(Base64.encode([KeyType.ed25519.rawValue] + seed))"
  }

  private static var notASecretKey: TransparencyError {
    .malformed(.signingKey, reason: "it is not PRIVATE+KEY+<name>+<key ID>+<base64>")
  }
}
