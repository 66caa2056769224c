/// How a key signs: the two that Waybill takes.
package enum KeyAlgorithm: Hashable, Sendable {
  /// Ed25519 (RFC 8709).
  case ed25519
  /// Ed25519 in a hardware key (OpenSSH, PROTOCOL.u2f); the application is what the key was made
  /// for, `ssh:` unless its maker said otherwise.
  case hardwareEd25519(application: [UInt8])

  /// The name of ``ed25519``.
  static let ed25519Name = "ssh-ed25519"
  /// The name of ``hardwareEd25519(application:)``.
  static let hardwareName = "sk-ssh-ed25519@openssh.com"

  /// The name in OpenSSH's formats.
  package var name: String {
    switch self {
    case .ed25519: Self.ed25519Name
    case .hardwareEd25519: Self.hardwareName
    }
  }
}
