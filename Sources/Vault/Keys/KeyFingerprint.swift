internal import Crypto

/// What may be told of an API key: enough to recognize it, too little to use it.
package enum KeyFingerprint {
  /// The fingerprint of a key.
  /// - Parameter key: the key.
  /// - Returns: the first 8 bytes of its SHA-256 as 16 lower-case hexadecimal digits.
  package static func of(_ key: Secret) -> String {
    key.withExposed { bytes in
      SHA256.hash(data: bytes).prefix(8)
        .map { String($0 >> 4, radix: 16) + String($0 & 0x0F, radix: 16) }
        .joined()
    }
  }
}
