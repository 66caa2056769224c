import Synchronization
import Webhooks

/// A receiver of webhooks in memory, whose answers a test decides.
final class ScriptedReceiver: WebhookGateway {
  private let script: Mutex<(failures: [WebhookError], messages: [WebhookMessage])>

  /// Makes a receiver.
  ///
  /// - Parameter failures: How the first attempts fail; all later ones succeed.
  init(failures: [WebhookError] = []) {
    script = Mutex((failures, []))
  }

  /// Every attempt, in order.
  var messages: [WebhookMessage] { script.withLock(\.messages) }

  func post(
    _ message: WebhookMessage, to url: WebhookURL, secret: WebhookSecret
  ) async throws(WebhookError) -> Int {
    let failure = script.withLock { script in
      script.messages.append(message)
      return script.failures.isEmpty ? nil : script.failures.removeFirst()
    }
    if let failure { throw failure }
    return 204
  }
}
