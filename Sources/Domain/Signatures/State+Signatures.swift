extension State {
  /// The furthest that a command's time may be from that of its decision, in milliseconds: a person
  /// may have to look for a hardware key first, and nobody is to keep a command for later.
  package static let tolerance: Int64 = 10 * 60 * 1000

  /// Whose name a key signs in, as things stand.
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - fingerprint: What people compare of it.
  /// - Returns: The actor; an unknown one where the key is nobody's, or nobody's any more.
  package func actor(of key: SignerKey, _ fingerprint: DisplayName) -> Actor {
    if key == scheduleKey { return .schedule }
    return users.values.first { $0.publicKey == key }.map { .user($0.id) }
      ?? .unknown(name: fingerprint)
  }

  /// Who reads with a key.
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - fingerprint: What people compare of it.
  /// - Returns: The user, who is active.
  /// - Throws: The rule that would meet a command that is signed with the key.
  package func reader(with key: SignerKey, _ fingerprint: DisplayName) throws(Refusal) -> User {
    try requireNotRevoked(key)
    return try authenticate(actor(of: key, fingerprint)).person()
  }

  /// Under whom a command goes on record that says how it was signed.
  ///
  /// - Parameters:
  ///   - credentials: How it was signed.
  ///   - command: The command.
  /// - Returns: Whose key it is or was; an unknown actor where the signature is none of it.
  package func signer(by credentials: Credentials, of command: Command) -> Actor {
    let key = credentials.key
    guard credentials.isGenuine else { return .unknown(name: credentials.fingerprint) }
    if origin == nil, case .user(.createLedger(let creation)) = command, creation.publicKey == key {
      return .user(creation.administrator)
    }
    return formerHolder(of: key).map { .user($0.id) } ?? actor(of: key, credentials.fingerprint)
  }

  /// Lets only those commands pass whose actor is proven; nothing is decided yet of what they ask.
  ///
  /// - Parameters:
  ///   - credentials: How the command was signed.
  ///   - command: The command.
  ///   - now: The present instant.
  /// - Returns: Who gives it.
  /// - Throws: The rule that says no.
  package func authenticate(
    _ credentials: Credentials, of command: Command, at now: Timestamp
  ) throws(Refusal) -> Actor {
    guard credentials.isGenuine else { throw .signatureWrong(key: credentials.fingerprint) }
    if let origin, origin != credentials.origin {
      throw .commandOfOtherLedger(credentials.origin)
    }
    // Whoever reads the log can take a command and its signature from it, and nothing is to come of
    // that.
    if credentials.isKnown { throw .commandReplayed }
    try requireNotRevoked(credentials.key)
    let signer = signer(by: credentials, of: command)
    guard credentials.actor == signer.text else { throw .signerNotActor }
    let distance = (credentials.time.milliseconds - now.milliseconds).magnitude
    guard distance <= Self.tolerance else { throw .commandUntimely(credentials.time) }
    return signer
  }

  private func requireNotRevoked(_ key: SignerKey) throws(Refusal) {
    if let user = formerHolder(of: key) { throw .keyRevoked(user.name) }
  }

  private func formerHolder(of key: SignerKey) -> User? {
    users.values.first { $0.formerKeys.contains(key) }
  }
}

extension Refusal {
  /// The rules by which a command's signature does not count.
  package static let signatureRules: Set<String> = [
    "signature-wrong", "command-of-other-ledger", "command-replayed", "key-revoked",
    "signer-not-actor", "command-untimely",
  ]
}
