import Crypto
import Foundation

/// The key that a webhook's sender and receiver share, in the form of Standard Webhooks:
/// `whsec_` and the key in base64.
///
/// Whoever has it can speak in our name to that receiver, so every way Swift has of turning a
/// value into text gives a placeholder. Only ``exposed()`` gives the secret.
package struct WebhookSecret: Sendable {
  /// How many bytes a key may have, both ends included.
  ///
  /// At least 24 by the specification; above 64, HMAC-SHA256 would hash the key first (RFC 2104,
  /// section 2), which gains nothing.
  package static let length = 24...64

  private static let prefix = "whsec_"

  private let key: [UInt8]

  /// Parses a secret as it was typed, pasted, read from a file or unsealed; nil when it is none.
  ///
  /// - Parameter text: `whsec_` and ``length`` bytes in padded base64 (RFC 4648, section 4);
  ///   white space around it is dropped.
  package init?(parsing text: String) {
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard trimmed.hasPrefix(Self.prefix) else { return nil }
    let encoded = String(trimmed.dropFirst(Self.prefix.count))
    // One key, one text: no other spelling of the same bytes is taken.
    guard let data = Data(base64Encoded: encoded), data.base64EncodedString() == encoded,
      Self.length.contains(data.count)
    else { return nil }
    key = Array(data)
  }

  private init(key: [UInt8]) {
    self.key = key
  }

  /// Makes a new secret of 32 bytes, as many as the signature has.
  ///
  /// - Parameter random: Gives numbers that nobody can foresee, as `SystemRandomNumberGenerator`
  ///   does.
  /// - Returns: The secret.
  package static func generate(random: () -> UInt64) -> WebhookSecret {
    WebhookSecret(
      key: (0..<4).flatMap { _ in withUnsafeBytes(of: random().bigEndian, Array.init) })
  }

  /// The secret itself, to seal it in the vault or to show it once to who sets up the receiver.
  ///
  /// - Returns: The text that ``init(parsing:)`` takes. Never log or record it.
  package func exposed() -> String { Self.prefix + Data(key).base64EncodedString() }

  /// The HMAC-SHA256 of some bytes under this key.
  ///
  /// - Parameter bytes: What is authenticated.
  /// - Returns: 32 bytes.
  func authenticationCode(for bytes: [UInt8]) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: bytes, using: SymmetricKey(data: key)))
  }
}

extension WebhookSecret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "webhook secret (redacted)" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
