import Crypto
import Foundation

/// What a hardware key does, done by software (OpenSSH, PROTOCOL.u2f).
struct ImitatedHardwareKey: Sendable {
  private let key = Curve25519.Signing.PrivateKey()

  var blob: [UInt8] {
    PlainWire.string("sk-ssh-ed25519@openssh.com")
      + PlainWire.string(Array(key.publicKey.rawRepresentation)) + PlainWire.string("ssh:")
  }

  /// Signs bytes as an agent asks it to.
  func proof(over bytes: [UInt8]) throws -> [UInt8] {
    let report: [UInt8] = [1] + PlainWire.number(258)
    let signed =
      Array(SHA256.hash(data: Data("ssh:".utf8))) + report + Array(SHA256.hash(data: bytes))
    return PlainWire.string("sk-ssh-ed25519@openssh.com")
      + PlainWire.string(Array(try key.signature(for: signed))) + report
  }

  /// Signs a message for a use.
  func proof(over message: [UInt8], namespace: String) throws -> [UInt8] {
    try proof(
      over: Array("SSHSIG".utf8) + PlainWire.string(namespace) + PlainWire.string("")
        + PlainWire.string("sha512") + PlainWire.string(Array(SHA512.hash(data: message))))
  }
}
