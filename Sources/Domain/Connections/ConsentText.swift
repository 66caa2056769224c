/// Names one exact text that an administrator agrees to before data may leave.
package struct ConsentText: Codable, Hashable, Sendable {
  /// The text's version, such as `2026-11.en`.
  package let version: String
  /// The digest of the text's UTF-8 bytes as they are shown.
  package let sha256: SHA256Digest

  /// Names a text.
  package init(version: String, sha256: SHA256Digest) {
    self.version = version
    self.sha256 = sha256
  }
}
