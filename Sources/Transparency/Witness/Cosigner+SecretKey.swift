extension Cosigner {
  /// Reads a witness's key, in the form of a log's signing key but for its type.
  /// - Parameter text: the key; one line feed may follow it.
  /// - Throws: ``TransparencyError/malformed(_:reason:)``,
  ///   ``TransparencyError/unsupportedKeyType(_:)``, ``TransparencyError/wrongKeyID(name:)``.
  package init(secretKey text: some StringProtocol) throws(TransparencyError) {
    let key = try SecretKeyText(text, type: .cosignature)
    try self.init(name: key.name, seed: key.seed)
    try key.check(verifier)
  }

  /// A key as ``init(secretKey:)`` reads it: for the file that it is kept in, and for nobody's eyes.
  /// - Parameters:
  ///   - name: the witness's name.
  ///   - seed: the 32 bytes of an Ed25519 private key (RFC 8032).
  /// - Returns: the text, without a line feed.
  /// - Throws: what ``init(name:seed:)`` throws.
  package static func secretKey(
    name: KeyName, seed: [UInt8]
  ) throws(TransparencyError) -> String {
    SecretKeyText.text(of: try Cosigner(name: name, seed: seed).verifier, seed: seed)
  }
}
