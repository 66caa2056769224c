/// An ssh-agent: it has private keys, and signs with them for whoever may use its socket
/// (draft-miller-ssh-agent).
package struct Agent: Sendable {
  /// A key that an agent has.
  package struct Key: Hashable, Sendable {
    /// The key.
    package let publicKey: PublicKey
    /// What stands behind it.
    package let comment: KeyComment
  }

  /// The path of its socket, which `SSH_AUTH_SOCK` names.
  package let socket: String
  private let listingLimit: Duration
  private let signingLimit: Duration

  /// Takes what is needed to ask it; nothing is asked yet.
  /// - Parameters:
  ///   - socket: the path of its socket.
  ///   - listingLimit: how long it may take to say which keys it has.
  ///   - signingLimit: how long it may take to sign: a person may have to touch a hardware key.
  package init(
    socket: String, listingLimit: Duration = .seconds(5), signingLimit: Duration = .seconds(60)
  ) {
    self.socket = socket
    self.listingLimit = listingLimit
    self.signingLimit = signingLimit
  }

  /// Asks which keys it has, and waits for the answer.
  /// - Returns: those that Waybill takes, in its order; at least one.
  /// - Throws: `noUsableKey`, or what an agent fails by.
  package func keys() throws(IdentityError) -> [Key] {
    let answer = try ask(.listKeys, within: listingLimit)
    guard answer.kind == .keys else { throw .agentMalformed(socket: socket) }
    var reader = WireReader(answer.body)
    guard let count = reader.uint32() else { throw .agentMalformed(socket: socket) }
    var keys: [Key] = []
    var others: [String] = []
    for _ in 0..<count {
      guard let blob = reader.string(), let comment = reader.string() else {
        throw .agentMalformed(socket: socket)
      }
      do throws(IdentityError) {
        keys.append(Key(publicKey: try PublicKey(blob: blob), comment: KeyComment(found: comment)))
      } catch .unsupportedKey(let algorithm) {
        others.append(algorithm)
      } catch {
        throw .agentMalformed(socket: socket)
      }
    }
    guard reader.isAtEnd else { throw .agentMalformed(socket: socket) }
    guard !keys.isEmpty else { throw .noUsableKey(socket: socket, found: others) }
    return keys
  }

  /// Has a key sign, and waits until it has.
  /// - Parameters:
  ///   - bytes: what to sign.
  ///   - key: a key that the agent has.
  /// - Returns: the signature, which is not verified yet.
  /// - Throws: `agentRefused`, or what else an agent fails by.
  func proof(over bytes: [UInt8], by key: PublicKey) throws(IdentityError) -> SignatureProof {
    let answer = try ask(.sign(bytes, key), within: signingLimit)
    guard answer.kind != .failure else {
      throw .agentRefused(socket: socket, fingerprint: key.fingerprint)
    }
    var reader = WireReader(answer.body)
    guard answer.kind == .signature, let blob = reader.string(), reader.isAtEnd,
      let proof = SignatureProof(blob: blob, algorithm: key.algorithm)
    else { throw .agentMalformed(socket: socket) }
    return proof
  }

  private func ask(
    _ question: AgentQuestion, within limit: Duration
  ) throws(IdentityError) -> AgentAnswer {
    let content: [UInt8]
    do throws(AgentSocket.Failure) {
      content = try AgentSocket.exchange(question.content, at: socket, within: limit)
    } catch {
      switch error {
      case .unavailable(let reason): throw .agentUnavailable(socket: socket, reason: reason)
      case .silent: throw .agentSilent(socket: socket, limit: limit)
      case .malformed: throw .agentMalformed(socket: socket)
      }
    }
    guard let answer = AgentAnswer(content) else { throw .agentMalformed(socket: socket) }
    return answer
  }
}
