import Domain
package import Ledger
package import Webhooks

/// Tries whether whoever is notified can be reached, with a message that says it is a trial.
///
/// It is one attempt, and not on record: it tells of no destination, and the receiver learns
/// nothing but the ledger's origin.
package struct WebhookTrial: Sendable {
  /// What a trial came to.
  package enum Outcome: Hashable, Sendable {
    /// Notifications are off.
    case off
    /// The vault does not hold the address and the secret.
    case unavailable
    /// The receiver took the message.
    case delivered(Delivery)
  }

  /// A message that the receiver took.
  package struct Delivery: Hashable, Sendable {
    /// The message's identity.
    package let message: String
    /// Who took it: scheme, host and port.
    package let server: String
    /// The status of the answer, in `[200, 300)`.
    package let status: Int
  }

  private struct Content: Encodable {
    let advice: String
  }

  private let ledger: Ledger
  private let gateway: any WebhookGateway

  /// Makes ready to try.
  ///
  /// - Parameters:
  ///   - ledger: The ledger.
  ///   - gateway: The way to the receiver.
  package init(_ ledger: Ledger, gateway: any WebhookGateway) {
    self.ledger = ledger
    self.gateway = gateway
  }

  /// Posts a message once.
  ///
  /// - Returns: What it came to.
  /// - Throws: `WebhookError` where the receiver is not known to have the message; `LedgerError`
  ///   where the ledger cannot be read.
  package func post() async throws -> Outcome {
    guard let webhook = try await ledger.currentState().webhook else { return .off }
    guard let sealed = try await ledger.webhook(webhook.fingerprint).flatMap(SealedWebhook.init)
    else { return .unavailable }
    let now = ledger.surroundings.now
    let message = NotificationMessage(
      id: "test-\(ledger.surroundings.identifier())", source: ledger.origin,
      type: "waybill.notification.test.v1", subject: .notification, time: now,
      data: Content(advice: "Nothing: somebody tries whether notifications arrive."))
    let status = try await gateway.post(
      WebhookMessage(id: message.id, time: now.milliseconds, body: message.body()),
      to: sealed.url, secret: sealed.secret)
    return .delivered(.init(message: message.id, server: webhook.server, status: status))
  }
}
