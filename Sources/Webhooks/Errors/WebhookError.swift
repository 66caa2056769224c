/// Why a message could not be made, or is not known to be delivered.
///
/// Holds neither a secret nor an address's path and query, so it may be shown and recorded.
package enum WebhookError: Error, Sendable, Equatable {
  /// The text given as an address cannot be used.
  case malformedURL(WebhookURL.Flaw)
  /// The message cannot be sent as it is.
  case malformedMessage(WebhookMessage.Flaw)
  /// No connection came about, so nothing was sent; the cause in the network's words.
  case unreachable(WebhookURL.Server, cause: String)
  /// No TLS connection came about, so nothing was sent; the cause in the library's words.
  case untrusted(WebhookURL.Server, cause: String)
  /// No answer came in time.
  case timedOut(WebhookURL.Server)
  /// The connection was lost before an answer came; the cause in the network's words.
  case interrupted(WebhookURL.Server, cause: String)
  /// What came is not HTTP.
  case notHTTP(WebhookURL.Server)
  /// The answer sends elsewhere (3xx), where the message must not go by itself.
  case redirected(WebhookURL.Server, status: Int)
  /// The receiver does not take the message (4xx), and would not the next time.
  case refused(WebhookURL.Server, status: Int)
  /// The receiver cannot take the message now (5xx, 408, 425, 429); it says for how long, or does
  /// not.
  case failed(WebhookURL.Server, status: Int, retryAfter: Duration?)
  /// Our side gave up waiting, since it was told to stop.
  case cancelled(WebhookURL.Server)
}

extension WebhookError {
  /// Whether the same message may be taken a little later.
  package var isRetryable: Bool {
    switch self {
    case .unreachable, .timedOut, .interrupted, .failed: true
    case .malformedURL, .malformedMessage, .untrusted, .notHTTP, .redirected, .refused,
      .cancelled:
      false
    }
  }
}
