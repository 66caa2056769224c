/// Why an identity cannot be used.
package enum IdentityError: Error, Hashable {
  /// There is no private key at the path.
  case missing(path: String)

  /// The file of a private key cannot be made or used.
  case file(VaultError)

  /// The file does not hold one private key in OpenSSH's format.
  case privateKeyMalformed(path: String)

  /// The private key is encrypted.
  case encrypted(path: String)

  /// The private key is in a piece of hardware, and the file only says which.
  case inHardware(path: String)

  /// What was given is no public key.
  case publicKeyMalformed

  /// The key is of a kind that Waybill does not take.
  case unsupportedKey(algorithm: String)

  /// The public key fits signatures that anybody can make.
  case weakKey

  /// There is a public key alone, and no agent that could have the private one.
  case noAgent(fingerprint: String)

  /// Nothing answers at the agent's socket.
  case agentUnavailable(socket: String, reason: String)

  /// The agent did not answer in time.
  case agentSilent(socket: String, limit: Duration)

  /// The agent answered something that is no answer.
  case agentMalformed(socket: String)

  /// The agent has no key that Waybill takes; the kinds of those it has.
  case noUsableKey(socket: String, found: [String])

  /// The agent would not sign with the key.
  case agentRefused(socket: String, fingerprint: String)

  /// The agent gave a signature that is none of the key's.
  case agentSignedWrongly(socket: String, SignatureError)
}

extension IdentityError {
  /// Says that a kind of key is not taken, as long as the name is one to print.
  static func unsupported(_ algorithm: String) -> IdentityError {
    algorithm.utf8.count <= 64 ? .unsupportedKey(algorithm: algorithm) : .publicKeyMalformed
  }
}

extension IdentityError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missing(let path):
      "There is no identity at \(path). Make one with `waybill identity create` and give its public "
        + "half to an administrator, or name yours with --identity or WAYBILL_IDENTITY."
    case .file(let error):
      error.description
    case .privateKeyMalformed(let path):
      "\(path) does not hold a private key in OpenSSH's format. Name a file that `ssh-keygen -t "
        + "ed25519` or `waybill identity create` made, or restore it from a backup."
    case .encrypted(let path):
      "The private key in \(path) is encrypted. Run `ssh-add \(path)`, have ssh-agent sign, and "
        + "name \(path).pub as your identity."
    case .inHardware(let path):
      "The private key of \(path) is in a hardware key. Run `ssh-add \(path)`, have ssh-agent "
        + "sign, and name \(path).pub as your identity."
    case .publicKeyMalformed:
      "This is no public key. Give the whole line of the .pub file, such as `ssh-ed25519 AAAA…`."
    case .unsupportedKey(let algorithm):
      "Waybill takes no \(algorithm) keys. Make an Ed25519 key with `waybill identity create` or "
        + "`ssh-keygen -t ed25519`."
    case .weakKey:
      "This public key is one that anybody can sign for. Make another, and find out who gave it "
        + "to you."
    case .noAgent(let fingerprint):
      "Only the public half of the key \(fingerprint) is here, and SSH_AUTH_SOCK names no agent that "
        + "could sign. Start one with `eval $(ssh-agent)` and run `ssh-add`, or name the private key."
    case .agentUnavailable(let socket, let reason):
      "No ssh-agent answers at \(socket): \(reason). Start one, and set SSH_AUTH_SOCK to its socket."
    case .agentSilent(let socket, let limit):
      "The ssh-agent at \(socket) did not answer within \(limit.components.seconds) s. If the key "
        + "waits for a touch or a passphrase, give it and try again; else start the agent again."
    case .agentMalformed(let socket):
      "What answers at \(socket) does not speak ssh-agent's protocol. Set SSH_AUTH_SOCK to the "
        + "socket of an ssh-agent."
    case .noUsableKey(let socket, let found):
      "The ssh-agent at \(socket) has no Ed25519 key"
        + (found.isEmpty ? "" : ", only \(found.joined(separator: ", "))")
        + ". Add one with `ssh-add`."
    case .agentRefused(let socket, let fingerprint):
      "The ssh-agent at \(socket) did not sign with the key \(fingerprint). Add the key with "
        + "`ssh-add`, unlock the agent, and confirm or touch when it asks."
    case .agentSignedWrongly(let socket, let error):
      "The ssh-agent at \(socket) gave a useless signature: \(error.description)"
    }
  }
}
