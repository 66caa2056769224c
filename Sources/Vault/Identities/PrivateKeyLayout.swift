/// What an unencrypted private key's file holds (OpenSSH, PROTOCOL.key).
struct PrivateKeyLayout {
  /// The public half, of Ed25519.
  let publicKey: PublicKey
  /// The private half: 32 bytes (RFC 8032, section 5.1.5).
  let seed: [UInt8]
  /// What stands behind it.
  let comment: KeyComment

  private static let preamble = Array("openssh-key-v1\0".utf8)
  /// A cipher that is none still has blocks, which the private part is padded to.
  private static let blockLength = 8

  /// Writes the file.
  /// - Parameter check: a number that stands there twice, to tell a wrong passphrase by.
  /// - Returns: the text, as `ssh-keygen` writes it.
  func armored(check: UInt32) -> String {
    var hidden = WireWriter()
    hidden.append(check)
    hidden.append(check)
    hidden.append(name: KeyAlgorithm.ed25519Name)
    hidden.append(string: publicKey.point)
    hidden.append(string: seed + publicKey.point)
    hidden.append(name: comment.description)
    let padding = (Self.blockLength - hidden.bytes.count % Self.blockLength) % Self.blockLength
    hidden.append(raw: (0..<UInt8(padding)).map { $0 + 1 })

    var file = WireWriter()
    file.append(raw: Self.preamble)
    file.append(name: "none")
    file.append(name: "none")
    file.append(name: "")
    file.append(1)
    file.append(string: publicKey.blob)
    file.append(string: hidden.bytes)
    return Armor.privateKey.wrapped(file.bytes)
  }

  /// Reads a file.
  /// - Parameters:
  ///   - bytes: all of it.
  ///   - path: where it is, for errors.
  /// - Returns: what it holds; whether its halves belong together is not known yet.
  /// - Throws: `privateKeyMalformed`, `encrypted`, `inHardware` or `unsupportedKey`.
  static func parse(
    _ bytes: [UInt8], path: String
  ) throws(IdentityError) -> PrivateKeyLayout {
    guard let text = String(validating: bytes, as: UTF8.self),
      let content = Armor.privateKey.unwrapped(text)
    else { throw .privateKeyMalformed(path: path) }
    var reader = WireReader(content)
    guard reader.skip(preamble) != nil, let cipher = reader.name(), let derivation = reader.name(),
      let options = reader.string(), reader.uint32() == 1, let blob = reader.string(),
      let hidden = reader.string()
    else { throw .privateKeyMalformed(path: path) }
    let key = try publicKey(blob, path: path)
    guard key.algorithm == .ed25519 else { throw .inHardware(path: path) }
    // Some ciphers have a tag behind the rest.
    guard cipher == "none" else { throw .encrypted(path: path) }
    guard derivation == "none", options.isEmpty, reader.isAtEnd,
      let layout = parse(hidden: hidden, of: key)
    else {
      throw .privateKeyMalformed(path: path)
    }
    return layout
  }

  private static func parse(hidden: [UInt8], of key: PublicKey) -> PrivateKeyLayout? {
    var reader = WireReader(hidden)
    guard hidden.count.isMultiple(of: blockLength), let check = reader.uint32(),
      reader.uint32() == check, reader.name() == KeyAlgorithm.ed25519Name,
      reader.string() == key.point, let halves = reader.string(), halves.count == 64,
      halves.suffix(32) == key.point[...], let comment = reader.string(),
      reader.rest.count < blockLength,
      reader.rest.elementsEqual((0..<reader.rest.count).map { UInt8($0 + 1) })
    else { return nil }
    return PrivateKeyLayout(
      publicKey: key, seed: Array(halves.prefix(32)), comment: KeyComment(found: comment))
  }

  private static func publicKey(
    _ blob: [UInt8], path: String
  ) throws(IdentityError) -> PublicKey {
    do throws(IdentityError) {
      return try PublicKey(blob: blob)
    } catch .publicKeyMalformed {
      throw .privateKeyMalformed(path: path)
    } catch {
      throw error
    }
  }
}
