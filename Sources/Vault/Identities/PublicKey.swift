internal import Crypto

/// The public half of an identity: by it, anybody can tell who signed.
///
/// Two are equal if they are the same key; a comment is no part of it.
package struct PublicKey: Hashable, Sendable {
  /// How it signs.
  package let algorithm: KeyAlgorithm
  /// The point of the curve, in its 32 bytes (RFC 8032, section 5.1.2).
  let point: [UInt8]

  /// Takes a key apart.
  /// - Parameter blob: the key as OpenSSH sends it (RFC 8709, section 4).
  /// - Throws: `publicKeyMalformed`, `unsupportedKey` or `weakKey`.
  package init(blob: [UInt8]) throws(IdentityError) {
    var reader = WireReader(blob)
    guard let name = reader.name() else { throw .publicKeyMalformed }
    guard [KeyAlgorithm.ed25519Name, KeyAlgorithm.hardwareName].contains(name) else {
      throw IdentityError.unsupported(name)
    }
    guard let point = reader.string(), point.count == 32 else { throw .publicKeyMalformed }
    if name == KeyAlgorithm.ed25519Name {
      algorithm = .ed25519
    } else {
      guard let application = reader.string() else { throw .publicKeyMalformed }
      algorithm = .hardwareEd25519(application: application)
    }
    guard reader.isAtEnd else { throw .publicKeyMalformed }
    guard !Self.hasSmallOrder(point) else { throw .weakKey }
    self.point = point
  }

  /// The key of an Ed25519 private key.
  init(point: [UInt8]) {
    precondition(point.count == 32, "a public key has 32 bytes")
    algorithm = .ed25519
    self.point = point
  }

  /// Reads a line as `ssh-keygen` writes it: the algorithm, the key in base64, and perhaps a
  /// comment, each behind one space.
  ///
  /// - Parameter line: the line, with or without the line feed that ends it.
  /// - Throws: `publicKeyMalformed`, `unsupportedKey` or `weakKey`.
  package init(line: String) throws(IdentityError) {
    let parts = (line.hasSuffix("\n") ? line.dropLast() : line[...])
      .split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count >= 2, let blob = Base64.decode(parts[1]),
      parts.count == 2 || KeyComment(String(parts[2])) != nil
    else { throw .publicKeyMalformed }
    let key = try PublicKey(blob: blob)
    guard key.algorithm.name == parts[0] else { throw .publicKeyMalformed }
    self = key
  }

  /// The key as OpenSSH sends it.
  package var blob: [UInt8] {
    var writer = WireWriter()
    writer.append(name: algorithm.name)
    writer.append(string: point)
    switch algorithm {
    case .ed25519: break
    case .hardwareEd25519(let application): writer.append(string: application)
    }
    return writer.bytes
  }

  /// Writes the key as a line, such as an `authorized_keys` or `allowed_signers` file takes.
  /// - Parameter comment: what says whose it is.
  /// - Returns: the line, without a line feed.
  package func line(comment: KeyComment = .none) -> String {
    let key = "\(algorithm.name) \(Base64.encode(blob))"
    return comment == .none ? key : "\(key) \(comment)"
  }

  /// What a person compares: `SHA256:` and the digest of ``blob`` in base64 without padding, as
  /// `ssh-keygen -l` prints it.
  package var fingerprint: String {
    "SHA256:" + Base64.encode(SHA256.hash(data: blob)).prefix { $0 != "=" }
  }
}

extension PublicKey: CustomStringConvertible {
  package var description: String { fingerprint }
}
