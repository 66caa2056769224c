internal import Crypto

/// The key that seals a vault; it lives in a file of its own outside the ledger.
package struct MasterKey: Sendable {
  /// The length in bytes: that of an AES-256 key.
  private static let length = 32

  /// The key as the cipher takes it.
  let key: SymmetricKey

  /// Makes a new key and writes it to a new file, which is its owner's alone and durable.
  ///
  /// The folder is made if need be; its parent must be there.
  /// - Parameter path: where.
  /// - Returns: the key.
  /// - Throws: `alreadyExists`, `loosePermissions` of the folder, or `io`.
  package static func create(at path: String) throws(VaultError) -> MasterKey {
    let key = SymmetricKey(size: .bits256)
    try PrivateFile.create(at: path, contents: key.withUnsafeBytes { Array($0) })
    // A crash here leaves a key that nothing is sealed with: it can be used or removed.
    return MasterKey(key: key)
  }

  /// Reads a key.
  /// - Parameter path: the file.
  /// - Returns: the key.
  /// - Throws: `masterKeyMissing`, `masterKeyMalformed`, `loosePermissions` or `io`.
  package static func load(from path: String) throws(VaultError) -> MasterKey {
    do {
      try FilePermissions.requirePrivate(path)
    } catch .missing {
      throw .masterKeyMissing(path: path)
    }
    // One byte more than a key has, so that a longer file shows.
    let bytes = try PrivateFile.read(path, upTo: length + 1)
    guard bytes.count == length else {
      throw .masterKeyMalformed(path: path, expectedBytes: length)
    }
    return MasterKey(key: SymmetricKey(data: bytes))
  }
}

extension MasterKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "<redacted>" }

  package var debugDescription: String { description }

  package var customMirror: Mirror { Mirror(self, children: EmptyCollection()) }
}
