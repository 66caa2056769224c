/// A public key whose private half signs commands, as OpenSSH writes it in one line without a
/// comment: `ssh-ed25519 AAAA…`, or `sk-ssh-ed25519@openssh.com AAAA…` for one in hardware.
///
/// One key has one spelling, so equal texts are one key and different texts are two. Only the form
/// is checked here: whether a signature is the key's is for those to say who can compute it.
package struct SignerKey: Hashable, Sendable {
  /// The length of the point of the curve, in bytes (RFC 8709, section 4).
  private static let pointLength = 32

  /// The line.
  private let text: String
}

extension SignerKey: LosslessStringConvertible {
  /// Reads the line.
  package init?(_ text: String) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, let blob = Base64Bytes(parts[1])?.bytes else { return nil }
    var rest = blob[...]
    guard Self.string(from: &rest)?.elementsEqual(parts[0].utf8) == true,
      Self.string(from: &rest)?.count == Self.pointLength
    else { return nil }
    switch parts[0] {
    case "ssh-ed25519": break
    case "sk-ssh-ed25519@openssh.com":
      // What a key in hardware was made for (OpenSSH, PROTOCOL.u2f).
      guard Self.string(from: &rest) != nil else { return nil }
    default: return nil
    }
    guard rest.isEmpty else { return nil }
    self.text = text
  }

  package var description: String { text }

  /// Takes a string off: its length in four bytes, then its bytes (RFC 4251, section 5).
  private static func string(from rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard rest.count >= 4 else { return nil }
    let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    rest = rest.dropFirst(4)
    guard length <= rest.count else { return nil }
    defer { rest = rest.dropFirst(length) }
    return rest.prefix(length)
  }
}

extension SignerKey: Codable {
  package init(from decoder: any Decoder) throws {
    self = try decoder.singleValue(of: "a public key", Self.init)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
