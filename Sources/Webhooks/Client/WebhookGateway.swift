/// The way to the receivers of webhooks.
///
/// A call is one request: it neither tries again nor follows a redirect, which is the caller's to
/// decide; ``WebhookRetryPolicy`` says when. It returns only once the receiver has answered with
/// 2xx, which is all that "delivered" means. After an error the receiver may have the message all
/// the same; sending it again under the same id is harmless, since receivers tell by the id. Every
/// call ends within a time that the implementation sets. Cancelling the task ends it early, with
/// an error. Calls may overlap; none waits for another.
package protocol WebhookGateway: Sendable {
  /// Signs a message and posts it.
  ///
  /// - Parameters:
  ///   - message: The message, with the time of this attempt.
  ///   - url: Where to.
  ///   - secret: The key that its receiver knows.
  /// - Returns: The status of the answer, in `[200, 300)`.
  /// - Throws: ``WebhookError``, which holds neither the secret nor the address's path and query.
  func post(
    _ message: WebhookMessage, to url: WebhookURL, secret: WebhookSecret
  ) async throws(WebhookError) -> Int
}
