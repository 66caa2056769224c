internal import Crypto

/// What a key made of bytes: the signature proper.
struct SignatureProof: Hashable, Sendable {
  /// What a hardware key says besides, and signs with the rest.
  struct HardwareReport: Hashable {
    /// Whether somebody touched it, gave a PIN and so on.
    let flags: UInt8
    /// How many signatures it has made.
    let counter: UInt32
  }

  private static let length = 64

  private let signature: [UInt8]
  private let report: HardwareReport?

  /// Signs bytes.
  init(signing bytes: [UInt8], with key: Curve25519.Signing.PrivateKey) throws {
    signature = Array(try key.signature(for: bytes))
    report = nil
  }

  /// Takes a signature apart, which nothing is proven by yet.
  /// - Parameters:
  ///   - blob: the signature as OpenSSH sends it (RFC 8709, section 6; PROTOCOL.u2f).
  ///   - algorithm: how the key signs; nothing else is taken.
  init?(blob: [UInt8], algorithm: KeyAlgorithm) {
    var reader = WireReader(blob)
    guard reader.name() == algorithm.name, let signature = reader.string(),
      signature.count == Self.length
    else { return nil }
    switch algorithm {
    case .ed25519:
      report = nil
    case .hardwareEd25519:
      guard let flags = reader.byte(), let counter = reader.uint32() else { return nil }
      report = HardwareReport(flags: flags, counter: counter)
    }
    guard reader.isAtEnd else { return nil }
    self.signature = signature
  }

  /// The signature as OpenSSH sends it.
  var blob: [UInt8] {
    var writer = WireWriter()
    writer.append(
      name: report == nil ? KeyAlgorithm.ed25519Name : KeyAlgorithm.hardwareName)
    writer.append(string: signature)
    if let report { writer.append(raw: [report.flags] + report.counterBytes) }
    return writer.bytes
  }

  /// Whether a key has signed some bytes.
  func holds(for bytes: [UInt8], by key: PublicKey) -> Bool {
    switch (key.algorithm, report) {
    case (.ed25519, nil):
      return isValid(for: bytes, by: key)
    case (.hardwareEd25519(let application), .some(let report)):
      let signed =
        Array(SHA256.hash(data: application)) + [report.flags] + report.counterBytes
        + Array(SHA256.hash(data: bytes))
      return isValid(for: signed, by: key)
    case (.ed25519, .some), (.hardwareEd25519, nil):
      return false
    }
  }

  private func isValid(for bytes: [UInt8], by key: PublicKey) -> Bool {
    do {
      return try Curve25519.Signing.PublicKey(rawRepresentation: key.point)
        .isValidSignature(signature, for: bytes)
    } catch {
      // Crypto throws only where a key has not 32 bytes, and a PublicKey has.
      preconditionFailure("a public key has 32 bytes: \(error)")
    }
  }
}

extension SignatureProof.HardwareReport {
  fileprivate var counterBytes: [UInt8] {
    var writer = WireWriter()
    writer.append(counter)
    return writer.bytes
  }
}
