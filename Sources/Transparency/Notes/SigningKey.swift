internal import Crypto

extension Curve25519.Signing.PrivateKey {
  init(seed: some Collection<UInt8>) throws(TransparencyError) {
    do {
      try self.init(rawRepresentation: Array(seed))
    } catch {
      // What Crypto says is only that the length is wrong.
      throw .malformed(
        .verifierKey, reason: "its private key does not have \(NoteSigner.seedLength) bytes")
    }
  }

  func signature(of message: [UInt8]) -> [UInt8] {
    do {
      return Array(try signature(for: message))
    } catch {
      preconditionFailure("Ed25519 signs any message")
    }
  }
}
