import Foundation

/// A message's signature by Standard Webhooks 1.0.0, as three header fields carry it.
///
/// What is signed is the id, the time in seconds and the body, with full stops between.
package struct WebhookSignature: Sendable, Hashable {
  /// The field `webhook-id`: the message's id.
  package let id: String

  /// The field `webhook-timestamp`: whole seconds since 1970, a decimal number.
  package let timestamp: String

  /// The field `webhook-signature`: `v1,` and the HMAC-SHA256 in base64.
  package let signature: String

  /// Signs a message.
  ///
  /// - Parameters:
  ///   - message: The message, with the time of this attempt.
  ///   - secret: The key that its receiver knows.
  package init(of message: WebhookMessage, with secret: WebhookSecret) {
    id = message.id
    timestamp = String(message.time / 1_000)
    let code = secret.authenticationCode(for: Array("\(id).\(timestamp).".utf8) + message.body)
    signature = "v1,\(Data(code).base64EncodedString())"
  }

  /// The header fields, names in lower case.
  package var headers: [(name: String, value: String)] {
    [("webhook-id", id), ("webhook-timestamp", timestamp), ("webhook-signature", signature)]
  }
}
