import Foundation
import Testing
import Vault

/// What a file says of who somebody is, and of what signs in their name.
@Suite struct IdentityLoadingTests {
  private let ssh: OpenSSH
  private static let namespace = "waybill-command@v1"

  init() throws {
    ssh = try OpenSSH()
  }

  @Test func aPrivateKeySigns() throws {
    let path = try ssh.makeKey("key")
    let identity = try Identity.load(from: path, agentSocket: "/nowhere")
    let signature = try identity.sign(Array("so".utf8), namespace: Self.namespace)
    try ssh.verify(
      signature.armored, of: Array("so".utf8), namespace: Self.namespace,
      signer: ssh.read("key.pub").split(separator: "\n")[0].description)
  }

  @Test(arguments: [true, false])
  func aPublicKeyAloneSaysWhoItIs(isAgentNamed: Bool) throws {
    try ssh.makeKey("key")
    let identity = try Identity.load(
      from: ssh.path("key.pub"), agentSocket: isAgentNamed ? "/nowhere" : nil)
    #expect(try identity.publicKey == PublicKey(line: ssh.read("key.pub")))
    let refusal = #expect(throws: IdentityError.self) {
      try identity.sign([], namespace: Self.namespace)
    }
    if isAgentNamed {
      guard case .agentUnavailable(socket: "/nowhere", _) = refusal else {
        Issue.record("\(String(describing: refusal))")
        return
      }
    } else {
      #expect(refusal == .noAgent(fingerprint: identity.publicKey.fingerprint))
      #expect(refusal?.description.contains("ssh-add") == true)
    }
  }

  @Test func anotherKindOfKeyIsRefusedByItsName() throws {
    try ssh.makeKey("key", ["-t", "ecdsa"])
    let refusal = IdentityError.unsupportedKey(algorithm: "ecdsa-sha2-nistp256")
    #expect(throws: refusal) {
      try Identity.load(from: ssh.path("key.pub"), agentSocket: nil)
    }
  }

  @Test func whatIsNotThereIsMissing() {
    let path = ssh.path("none")
    #expect(throws: IdentityError.missing(path: path)) {
      try Identity.load(from: path, agentSocket: nil)
    }
  }

  @Test func aSeedGivesItsKeyAgain() throws {
    let seed = Array(UInt8(0)..<32)
    let key = try #require(PrivateKey(seed: Secret(seed)))
    // The public key of this seed (RFC 8032 computes it so; Python's cryptography says the same).
    #expect(
      key.publicKey.line()
        == "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4")
    #expect(PrivateKey(seed: Secret(seed))?.publicKey == key.publicKey)
    #expect(PrivateKey(seed: Secret(Array(seed.dropLast()))) == nil)
    #expect(PrivateKey(seed: Secret(seed + [0])) == nil)
    #expect("\(key)" == "<redacted>")
  }
}
