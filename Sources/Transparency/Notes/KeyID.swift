internal import Crypto

/// The short name of a key, which tells apart keys of one name.
///
/// It finds a key and proves nothing: another key with the same ID is easily made.
package struct KeyID: Hashable, Sendable {
  /// Four bytes, the highest first.
  package let value: UInt32

  init(_ value: UInt32) {
    self.value = value
  }

  /// SHA-256(name ‖ 0x0A ‖ type ‖ public key), its first four bytes.
  init(of name: KeyName, key: [UInt8]) {
    var hasher = SHA256()
    hasher.update(data: Array(name.text.utf8) + [0x0A] + key)
    self.init(hasher.finalize().prefix(4).reduce(0) { $0 << 8 | UInt32($1) })
  }

  /// Eight lower-case hexadecimal digits.
  package var hexadecimal: String { Hexadecimal.encode(bytes) }

  var bytes: [UInt8] {
    (0..<4).reversed().map { UInt8(truncatingIfNeeded: value >> UInt32($0 * 8)) }
  }
}
