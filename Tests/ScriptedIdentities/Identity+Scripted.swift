package import Vault

extension Identity {
  /// Somebody's identity: the same for the same name, and so is what it signs.
  ///
  /// - Parameter name: Their name, of which the first 32 bytes in UTF-8 count.
  /// - Returns: An identity that is in no file.
  package static func scripted(_ name: String) -> Identity {
    let bytes = Array(name.utf8.prefix(PrivateKey.seedLength))
    let rest = repeatElement(UInt8(ascii: "."), count: PrivateKey.seedLength - bytes.count)
    guard let key = PrivateKey(seed: Secret(bytes + rest)) else {
      preconditionFailure("a seed of \(PrivateKey.seedLength) bytes makes a key")
    }
    return .file(key)
  }
}
