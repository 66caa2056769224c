/// What signs in somebody's name.
package enum Identity: Sendable {
  /// A private key that this process has read.
  case file(PrivateKey)
  /// A key that ssh-agent has and does not give away.
  case agent(Agent, PublicKey)
  /// A public key alone: it says who somebody is, and can sign nothing.
  case publicHalf(PublicKey)

  /// Whom signatures are by.
  package var publicKey: PublicKey {
    switch self {
    case .file(let key): key.publicKey
    case .agent(_, let key), .publicHalf(let key): key
    }
  }

  /// Signs a message.
  ///
  /// An agent may ask a person first, and keep its caller waiting for up to its limit.
  /// - Parameters:
  ///   - message: the bytes to sign.
  ///   - namespace: what the signature is for, in visible ASCII.
  /// - Returns: the signature, which has been verified.
  /// - Throws: `noAgent` for a public key alone, or what an agent fails by; a file's key signs
  ///   anything.
  package func sign(
    _ message: [UInt8], namespace: String
  ) throws(IdentityError) -> SSHSignature {
    let bytes = SSHSignature.signedBytes(message, namespace: namespace)
    switch self {
    case .file(let key):
      return SSHSignature(
        publicKey: key.publicKey, namespace: namespace, proof: key.proof(over: bytes))
    case .agent(let agent, let key):
      let signature = SSHSignature(
        publicKey: key, namespace: namespace, proof: try agent.proof(over: bytes, by: key))
      do throws(SignatureError) {
        try signature.verify(message, namespace: namespace, by: key)
      } catch {
        throw .agentSignedWrongly(socket: agent.socket, error)
      }
      return signature
    case .publicHalf(let key):
      throw .noAgent(fingerprint: key.fingerprint)
    }
  }
}
