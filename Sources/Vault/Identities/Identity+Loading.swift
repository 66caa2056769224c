extension Identity {
  /// The most bytes of a public key's file that are read; a line of it has far fewer.
  private static let limit = 1 << 12

  /// Reads what signs in somebody's name: a private key, or a public one, whose private half is
  /// then an agent's.
  /// - Parameters:
  ///   - path: the file of either.
  ///   - agentSocket: where an agent listens, if one does; it is asked only when there is something
  ///     to sign.
  /// - Returns: the identity.
  /// - Throws: as ``PrivateKey/load(from:)``; `publicKeyMalformed`, `unsupportedKey` or `weakKey`
  ///   where the file begins like a public key.
  package static func load(
    from path: String, agentSocket: String?
  ) throws(IdentityError) -> Identity {
    let beginning: [UInt8]
    do throws(VaultError) {
      beginning = try PrivateFile.read(path, upTo: limit)
    } catch .missing {
      throw .missing(path: path)
    } catch {
      throw .file(error)
    }
    // Of every kind, also those that are then refused by their name.
    let beginnings = ["ssh-", "sk-", "ecdsa-"]
    guard beginnings.contains(where: { beginning.starts(with: $0.utf8) }) else {
      return .file(try PrivateKey.load(from: path))
    }
    guard let line = String(validating: beginning, as: UTF8.self) else {
      throw .publicKeyMalformed
    }
    let key = try PublicKey(line: line)
    return agentSocket.map { .agent(Agent(socket: $0), key) } ?? .publicHalf(key)
  }
}
