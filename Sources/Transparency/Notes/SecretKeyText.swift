/// A private key as Go's golang.org/x/mod/sumdb/note has it in text:
/// `PRIVATE+KEY+<name>+hex(key ID)+base64(type ‖ seed)`.
struct SecretKeyText {
  private static let prefix = "PRIVATE+KEY+"

  /// Whose key it is.
  let name: KeyName
  /// The ID that it is said to have.
  let keyID: String
  /// The 32 bytes of an Ed25519 private key, if they are so many.
  let seed: [UInt8]

  /// Reads a key.
  /// - Parameters:
  ///   - text: the key; one line feed may follow it.
  ///   - type: what it must sign.
  /// - Throws: ``TransparencyError/malformed(_:reason:)``,
  ///   ``TransparencyError/unsupportedKeyType(_:)``.
  init(_ text: some StringProtocol, type: KeyType) throws(TransparencyError) {
    let line = text.hasSuffix("\n") ? text.dropLast() : text[...]
    guard line.hasPrefix(Self.prefix) else { throw Self.notASecretKey }
    let parts = line.dropFirst(Self.prefix.count)
      .split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let key = Base64.decode(parts[2].utf8), let first = key.first else {
      throw Self.notASecretKey
    }
    guard first == type.rawValue else { throw .unsupportedKeyType(first) }
    name = try KeyName(String(parts[0]))
    keyID = String(parts[1])
    seed = Array(key.dropFirst())
  }

  /// Makes sure that the key has the ID that it is said to have.
  /// - Parameter verifier: the key's public half.
  /// - Throws: ``TransparencyError/wrongKeyID(name:)``.
  func check(_ verifier: NoteVerifier) throws(TransparencyError) {
    guard verifier.keyID.hexadecimal.utf8.elementsEqual(keyID.utf8) else {
      throw .wrongKeyID(name: name.text)
    }
  }

  /// Writes a key.
  /// - Parameters:
  ///   - verifier: the key's public half.
  ///   - seed: the key.
  /// - Returns: the text, without a line feed.
  static func text(of verifier: NoteVerifier, seed: [UInt8]) -> String {
    let key = Base64.encode([verifier.type.rawValue] + seed)
    return prefix + "\(verifier.name.text)+\(verifier.keyID.hexadecimal)+\(key)"
  }

  private static var notASecretKey: TransparencyError {
    .malformed(.signingKey, reason: "it is not PRIVATE+KEY+<name>+<key ID>+<base64>")
  }
}
