import Foundation
import Testing
import Vault

@Suite struct AgentTests {
  private static let namespace = SSHSignature.commandNamespace
  private static let message = Array("a command".utf8)

  private let ssh: OpenSSH

  init() throws {
    ssh = try OpenSSH()
  }

  @Test func anAgentSignsWithAnEncryptedFilesKey() throws {
    let path = try ssh.makeKey("key", comment: "anna@example")
    let running = try StartedAgent(ssh)
    try running.add(path)
    let publicKey = try PublicKey(line: ssh.read("key.pub"))
    let agent = Agent(socket: running.socket)
    let keys = try agent.keys()
    #expect(keys.map(\.publicKey) == [publicKey])
    #expect(keys.map(\.comment.description) == ["anna@example"])

    let identity = Identity.agent(agent, publicKey)
    #expect(identity.publicKey == publicKey)
    let signature = try identity.sign(Self.message, namespace: Self.namespace)
    try signature.verify(Self.message, namespace: Self.namespace, by: publicKey)
    let own = Identity.file(try PrivateKey.load(from: path))
    #expect(try own.sign(Self.message, namespace: Self.namespace) == signature)
    try ssh.verify(
      signature.armored, of: Self.message, namespace: Self.namespace, signer: publicKey.line())
  }

  @Test func aKeyThatTheAgentLacksSignsNothing() throws {
    let running = try StartedAgent(ssh)
    let agent = Agent(socket: running.socket)
    #expect(throws: IdentityError.noUsableKey(socket: running.socket, found: [])) {
      try agent.keys()
    }
    try running.add(ssh.makeKey("rsa", ["-t", "rsa", "-b", "1024"]))
    try running.add(ssh.makeKey("ecdsa", ["-t", "ecdsa"]))
    let others = ["ssh-rsa", "ecdsa-sha2-nistp256"]
    #expect(throws: IdentityError.noUsableKey(socket: running.socket, found: others)) {
      try agent.keys()
    }
    try running.add(ssh.makeKey("key"))
    let key = try PublicKey(line: ssh.read("key.pub"))
    #expect(try agent.keys().map(\.publicKey) == [key])

    try running.tell(["-q", "-d", ssh.path("key")])
    let refusal = IdentityError.agentRefused(
      socket: running.socket, fingerprint: key.fingerprint)
    #expect(throws: refusal) {
      try Identity.agent(agent, key).sign(Self.message, namespace: Self.namespace)
    }
    #expect(refusal.description.contains(key.fingerprint))
  }

  @Test func nobodyAnswersWhereNoAgentIs() throws {
    let gone = try StartedPath(ssh)
    for path in [
      ssh.path("none"), gone.path, ssh.path(""), "", "\0", String(repeating: "a", count: 108),
    ] {
      do throws(IdentityError) {
        _ = try Agent(socket: path).keys()
        Issue.record("somebody answers at \(path)")
      } catch {
        guard case .agentUnavailable(path, _) = error else { throw error }
        #expect(error.description.contains("SSH_AUTH_SOCK"))
      }
    }
  }

  /// A socket's name that nobody listens behind any more.
  private struct StartedPath {
    let path: String

    init(_ ssh: OpenSSH) throws {
      path = ssh.path("gone")
      _ = try ImitatedAgent(at: path)
    }
  }

  private func agent(_ path: String) -> Agent {
    Agent(socket: path, listingLimit: .milliseconds(50), signingLimit: .milliseconds(50))
  }

  @Test func anAgentThatNeverAnswersIsLeft() throws {
    let path = ssh.path("agent")
    let key = try PublicKey(line: PublicKeyTests.line)
    let silent = IdentityError.agentSilent(socket: path, limit: .milliseconds(50))
    try ImitatedAgent(at: path).serving {
      #expect(throws: silent) { try agent(path).keys() }
      #expect(throws: silent) {
        try Identity.agent(agent(path), key).sign(Self.message, namespace: Self.namespace)
      }
    }
  }

  @Test(
    arguments: [
      [], [0], [0, 0, 0], [0, 0, 0, 5], [0, 0, 0, 5, 12, 0, 0],
    ] as [[UInt8]])
  func anAgentThatStopsInItsAnswerIsLeft(answer: [UInt8]) throws {
    let path = ssh.path("agent")
    try ImitatedAgent(at: path, then: .held) { _ in answer }.serving {
      #expect(throws: IdentityError.agentSilent(socket: path, limit: .milliseconds(50))) {
        try agent(path).keys()
      }
    }
  }

  /// What is too long is not waited for.
  @Test(arguments: [[0, 4, 0, 1, 12], [255, 255, 255, 255, 12], [0, 0, 0, 0]] as [[UInt8]])
  func anAnswerOfNoPossibleLengthIsNotRead(answer: [UInt8]) throws {
    let path = ssh.path("agent")
    try ImitatedAgent(at: path, then: .held) { _ in answer }.serving {
      #expect(throws: IdentityError.agentMalformed(socket: path)) {
        try Agent(socket: path).keys()
      }
    }
  }

  private static let blob = PlainWire.string("ssh-ed25519") + PlainWire.string(PublicKeyTests.point)
  private static func listing(_ body: [UInt8]) -> [UInt8] { PlainWire.string([12] + body) }

  @Test(
    arguments: [
      [], [0], [0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 5], [0, 0, 0, 5, 12, 0, 0, 0],
      // Longer than any answer may be.
      [0, 4, 0, 1, 12], [255, 255, 255, 255, 12], [128, 0, 0, 0, 12],
      // Other answers than to this question.
      PlainWire.string([5]), PlainWire.string([6]), PlainWire.string([0]),
      PlainWire.string([14] + PlainWire.string("x")), listing([]), listing([0, 0, 0]),
      // Fewer keys than announced, or more.
      listing([0, 0, 0, 1]), listing([255, 255, 255, 255]),
      listing([0, 0, 0, 2] + PlainWire.string(blob) + PlainWire.string("a")),
      listing([0, 0, 0, 0] + PlainWire.string(blob) + PlainWire.string("a")),
      listing([0, 0, 0, 1] + PlainWire.string(blob)),
      listing([0, 0, 0, 1] + PlainWire.string(blob) + [0, 0, 0, 9, 1]),
      listing([0, 0, 0, 1] + PlainWire.string(blob.dropLast()) + PlainWire.string("a")),
      listing([0, 0, 0, 1] + PlainWire.string(blob) + PlainWire.string("a") + [0]),
    ] as [[UInt8]])
  func anAnswerThatIsNoneIsRefused(answer: [UInt8]) throws {
    let path = ssh.path("agent")
    try ImitatedAgent(at: path) { _ in answer }.serving {
      #expect(throws: IdentityError.agentMalformed(socket: path)) {
        try Agent(socket: path).keys()
      }
    }
  }

  @Test func aCommentThatIsNoneToPrintIsLeftOut() throws {
    let path = ssh.path("agent")
    let answer = Self.listing(
      [0, 0, 0, 2] + PlainWire.string(Self.blob) + PlainWire.string("\u{1B}[2J")
        + PlainWire.string(Self.blob) + PlainWire.string([0xFF]))
    try ImitatedAgent(at: path) { _ in answer }.serving {
      let comments = try Agent(socket: path).keys().map(\.comment)
      #expect(comments == [.none, .none])
    }
  }

  private static let proof =
    PlainWire.string("ssh-ed25519") + PlainWire.string([UInt8](repeating: 1, count: 64))

  @Test(
    arguments: [
      [0, 0, 0, 0], PlainWire.string([6]), PlainWire.string([14]),
      PlainWire.string([12, 0, 0, 0, 0]),
      PlainWire.string([14] + PlainWire.string(proof) + [0]),
      PlainWire.string([14] + PlainWire.string(proof + [0])),
      PlainWire.string([14] + PlainWire.string(proof.dropLast())),
      PlainWire.string([14] + PlainWire.string(PlainWire.string("ssh-rsa") + proof.dropFirst(15))),
    ] as [[UInt8]])
  func aSignatureThatIsNoneIsRefused(answer: [UInt8]) throws {
    let path = ssh.path("agent")
    let key = try PublicKey(line: PublicKeyTests.line)
    try ImitatedAgent(at: path) { _ in answer }.serving {
      #expect(throws: IdentityError.agentMalformed(socket: path)) {
        try Identity.agent(Agent(socket: path), key)
          .sign(Self.message, namespace: Self.namespace)
      }
    }
  }

  @Test func aSignatureOfAnotherKeyIsRefused() throws {
    let path = ssh.path("agent")
    let key = try PublicKey(line: PublicKeyTests.line)
    let answer = PlainWire.string([14] + PlainWire.string(Self.proof))
    try ImitatedAgent(at: path) { _ in answer }.serving {
      let wrong = SignatureError.wrong(fingerprint: key.fingerprint)
      #expect(throws: IdentityError.agentSignedWrongly(socket: path, wrong)) {
        try Identity.agent(Agent(socket: path), key)
          .sign(Self.message, namespace: Self.namespace)
      }
    }
  }

  @Test func aHardwareKeySignsThroughTheAgent() throws {
    let path = ssh.path("agent")
    let hardware = ImitatedHardwareKey()
    let key = try PublicKey(blob: hardware.blob)
    let imitated = try ImitatedAgent(at: path) { question in
      // The question is a number, the key, what to sign, and flags.
      let signed = question.dropFirst(1 + 4 + hardware.blob.count + 4).dropLast(4)
      let expected =
        [13] + PlainWire.string(hardware.blob) + PlainWire.string(Array(signed)) + [0, 0, 0, 0]
      guard question == expected, let proof = try? hardware.proof(over: Array(signed)) else {
        return PlainWire.string([5])
      }
      return PlainWire.string([14] + PlainWire.string(proof))
    }
    try imitated.serving {
      let signature = try Identity.agent(Agent(socket: path), key)
        .sign(Self.message, namespace: Self.namespace)
      try ssh.verify(
        signature.armored, of: Self.message, namespace: Self.namespace, signer: key.line())
    }
  }
}
