/// A line below a note: `— <name> base64(key ID ‖ signature)`.
package struct NoteSignature: Hashable, Sendable {
  /// The name of the key that is said to have signed.
  package let name: KeyName
  /// The ID of the key that is said to have signed.
  package let keyID: KeyID
  /// The signature, in the form of the key's type; at least one byte.
  package let signature: [UInt8]

  init(name: KeyName, keyID: KeyID, signature: [UInt8]) {
    self.name = name
    self.keyID = keyID
    self.signature = signature
  }

  /// Reads a line without its line feed.
  init(line: some StringProtocol) throws(TransparencyError) {
    let parts = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.elementsEqual(Self.dash.utf8),
      let blob = Base64.decode(parts[2].utf8), blob.count > 4
    else {
      throw .malformed(.note, reason: "a signature is not a dash, a name and base64")
    }
    name = try KeyName(String(parts[1]))
    keyID = KeyID(blob.prefix(4).reduce(0) { $0 << 8 | UInt32($1) })
    signature = Array(blob.dropFirst(4))
  }

  /// The line, without its line feed.
  package var line: String {
    "\(Self.dash) \(name.text) \(Base64.encode(keyID.bytes + signature))"
  }

  private static let dash = "\u{2014}"
}
