import Vault

extension HostileReader {
  /// Keys and signatures as OpenSSH writes them.
  static let keys = [publicKey, privateKey, signature]

  private static let publicKey = ofText("public-key") { text throws(BrokenPromise) in
    guard let key = try? PublicKey(line: text) else { return false }
    let comment = text.split(separator: " ", maxSplits: 2).dropFirst(2).first.flatMap {
      KeyComment(String($0.hasSuffix("\n") ? $0.dropLast() : $0))
    }
    let line = text.hasSuffix("\n") ? String(text.dropLast()) : text
    let written = key.line(comment: comment ?? .none)
    try require(
      written.utf8.elementsEqual(line.utf8) || line == written + " ",
      "a key's line comes back byte for byte")
    try require((try? PublicKey(blob: key.blob)) == key, "a key is in its blob")
    return true
  }

  private static let privateKey = HostileReader("private-key") { bytes throws(BrokenPromise) in
    let file = HostileFile(bytes, named: "id_ed25519")
    guard let key = try? PrivateKey.load(from: file.path) else { return false }
    let identity = Identity.file(key)
    let message = Array("text".utf8)
    guard let signature = try? identity.sign(message, namespace: "hostile@v1"),
      (try? signature.verify(message, namespace: "hostile@v1", by: key.publicKey)) != nil
    else { throw BrokenPromise(description: "a key signs what its public half verifies") }
    try require("\(key)" == "<redacted>", "a private key does not print itself")
    return true
  }

  private static let signature = ofText("ssh-signature") { text throws(BrokenPromise) in
    guard let signature = try? SSHSignature(armored: text) else { return false }
    try require(
      signature.armored.utf8.elementsEqual(text.utf8), "a signature comes back byte for byte")
    try require(
      (try? signature.verify(
        Array("nobody has ever signed this".utf8), namespace: signature.namespace,
        by: signature.publicKey)) == nil, "nothing verifies what was never signed")
    return true
  }
}
