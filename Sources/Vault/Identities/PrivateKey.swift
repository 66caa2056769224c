internal import Crypto

/// The private half of an identity, from a file that is its owner's alone.
package struct PrivateKey: Sendable {
  /// The most bytes of a file that are read; a key of the largest kind has about 13,000.
  private static let limit = 1 << 16

  /// The length of a seed, in bytes (RFC 8032, section 5.1.5).
  package static let seedLength = 32

  /// The public half.
  package let publicKey: PublicKey
  /// What stands behind it.
  package let comment: KeyComment

  private let key: Curve25519.Signing.PrivateKey

  private init(_ key: Curve25519.Signing.PrivateKey, comment: KeyComment) {
    self.key = key
    self.comment = comment
    publicKey = PublicKey(point: Array(key.publicKey.rawRepresentation))
  }

  /// Makes the key of a seed that is kept elsewhere than in a file of its own, such as in a vault.
  /// - Parameter seed: 32 bytes that nobody can guess.
  package init?(seed: Secret) {
    let key = seed.withExposed { bytes -> Curve25519.Signing.PrivateKey? in
      guard bytes.count == Self.seedLength else { return nil }
      do {
        return try Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
      } catch {
        preconditionFailure("32 bytes are a seed: \(error)")
      }
    }
    guard let key else { return nil }
    self.init(key, comment: .none)
  }

  /// Makes a new key from the system's randomness and writes it to a new file, durably; the public
  /// half goes beside it, to a file named after it with `.pub`.
  ///
  /// The folder is made if need be; its parent must be there.
  /// - Parameters:
  ///   - path: where.
  ///   - comment: what says whose it is.
  /// - Returns: the key.
  /// - Throws: `file`: one of the two is there already, the folder is open to others, or the disk
  ///   fails.
  package static func create(
    at path: String, comment: KeyComment
  ) throws(IdentityError) -> PrivateKey {
    let key = PrivateKey(Curve25519.Signing.PrivateKey(), comment: comment)
    let publicPath = path + ".pub"
    do throws(VaultError) {
      // Checked first, so that no private key is made that then lacks its public half.
      for path in [path, publicPath] { try PrivateFile.requireAbsent(path) }
      try PrivateFile.create(
        at: path, contents: Array(key.armored(check: .random(in: 0 ... .max)).utf8))
      // A crash here leaves a key without the other file, which `ssh-keygen -y` can make.
      try PrivateFile.create(
        at: publicPath, contents: Array((key.publicKey.line(comment: comment) + "\n").utf8))
    } catch {
      throw .file(error)
    }
    return key
  }

  /// Reads a key from a file that `ssh-keygen` or ``create(at:comment:)`` made.
  /// - Parameter path: the file.
  /// - Returns: the key.
  /// - Throws: `missing`, `privateKeyMalformed`, `encrypted`, `inHardware`, `unsupportedKey`, or
  ///   `file`: it is open to others, or cannot be read.
  package static func load(from path: String) throws(IdentityError) -> PrivateKey {
    let bytes: [UInt8]
    do throws(VaultError) {
      try FilePermissions.requirePrivate(path)
      // One byte more than there may be, so that a longer file shows.
      bytes = try PrivateFile.read(path, upTo: limit + 1)
    } catch .missing {
      throw .missing(path: path)
    } catch {
      throw .file(error)
    }
    guard bytes.count <= limit else { throw .privateKeyMalformed(path: path) }
    let found = try PrivateKeyLayout.parse(bytes, path: path)
    do {
      let key = PrivateKey(
        try Curve25519.Signing.PrivateKey(rawRepresentation: found.seed), comment: found.comment)
      // Whoever signs with a seed under another public key gives the seed away.
      guard key.publicKey == found.publicKey else {
        throw IdentityError.privateKeyMalformed(path: path)
      }
      return key
    } catch {
      throw .privateKeyMalformed(path: path)
    }
  }

  private func armored(check: UInt32) -> String {
    PrivateKeyLayout(
      publicKey: publicKey, seed: Array(key.rawRepresentation), comment: comment
    ).armored(check: check)
  }

  /// Signs bytes.
  func proof(over bytes: [UInt8]) -> SignatureProof {
    do {
      return try SignatureProof(signing: bytes, with: key)
    } catch {
      preconditionFailure("a private key of 32 bytes signs anything: \(error)")
    }
  }
}

extension PrivateKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "<redacted>" }

  package var debugDescription: String { description }

  package var customMirror: Mirror { Mirror(self, children: EmptyCollection()) }
}
