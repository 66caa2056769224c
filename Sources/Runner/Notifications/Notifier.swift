package import Domain
package import Ledger
package import Webhooks

/// Tells whoever is notified of destinations whose condition changed, and puts it on record.
///
/// A change is told once: what was delivered is on record, and what could not be delivered stays a
/// notice, which is told when there is occasion again. A crash between the two tells it twice,
/// under the same identity.
package struct Notifier: Sendable {
  /// What telling came to.
  package enum Delivery: Hashable, Sendable {
    /// The receiver has it.
    case delivered(Notice)
    /// The receiver could not be told; why, in a sentence without secrets.
    case failed(Notice, reason: String)
  }

  private let ledger: Ledger
  private let gateway: any WebhookGateway
  private let policy = WebhookRetryPolicy()
  private let clock: any Clock<Duration>

  /// Makes ready to tell.
  ///
  /// - Parameters:
  ///   - ledger: The ledger.
  ///   - gateway: The way to the receiver.
  ///   - clock: What waits are measured with.
  package init(
    _ ledger: Ledger, gateway: any WebhookGateway, clock: any Clock<Duration> = ContinuousClock()
  ) {
    self.ledger = ledger
    self.gateway = gateway
    self.clock = clock
  }

  /// Tells what was not told yet.
  ///
  /// - Parameter destination: Of which destination; nothing for all.
  /// - Returns: What was told, and what could not be.
  /// - Throws: `LedgerError` where the ledger cannot be read or written.
  package func deliver(about destination: DestinationID? = nil) async throws -> [Delivery] {
    let state = try await ledger.currentState()
    guard let webhook = state.webhook else { return [] }
    var deliveries: [Delivery] = []
    for notice in state.notices where destination.map({ $0 == notice.destination }) ?? true {
      deliveries.append(try await deliver(notice, to: webhook))
    }
    return deliveries
  }

  private func deliver(_ notice: Notice, to webhook: Webhook) async throws -> Delivery {
    let now = ledger.surroundings.now
    let message = NotificationMessage(notice, origin: ledger.origin, time: now)
    guard let sealed = try await ledger.webhook(webhook.fingerprint).flatMap(SealedWebhook.init)
    else {
      let reason = "the vault does not hold the webhook's address: set it again"
      return try await record(.failed(notice, reason: reason), as: message.id, attempts: 0)
    }
    let body = try message.body()
    var attempt = 1
    while true {
      let time = ledger.surroundings.now.milliseconds
      var failure: WebhookError?
      do throws(WebhookError) {
        let attempt = try WebhookMessage(id: message.id, time: time, body: body)
        _ = try await gateway.post(attempt, to: sealed.url, secret: sealed.secret)
      } catch {
        failure = error
      }
      guard let failure else {
        return try await record(.delivered(notice), as: message.id, attempts: attempt)
      }
      let delay = policy.delay(attempt: attempt, error: failure, jitter: jitter())
      guard let delay, await didWait(delay) else {
        return try await record(
          .failed(notice, reason: failure.description), as: message.id, attempts: attempt)
      }
      attempt += 1
    }
  }

  private func record(
    _ delivery: Delivery, as message: String, attempts: Int
  ) async throws -> Delivery {
    switch delivery {
    case .delivered(let notice):
      try await ledger.record(
        .delivered(
          .init(
            message: message, destination: notice.destination, condition: notice.condition,
            attempts: attempts)), because: notice.origin)
    case .failed(let notice, let reason):
      try await ledger.record(
        .failed(
          .init(
            message: message, destination: notice.destination, condition: notice.condition,
            attempts: attempts, reason: reason)), because: notice.origin)
    }
    return delivery
  }

  /// Waits, and says whether the wait came to its end.
  private func didWait(_ delay: Duration) async -> Bool {
    do {
      try await clock.sleep(for: delay)
      return true
    } catch {
      // The task was told to stop: what was not delivered stays a notice.
      return false
    }
  }

  private func jitter() -> Double {
    Double(ledger.surroundings.randomBits >> 11) / Double(1 << 53)
  }
}

extension Notice {
  /// What the change came from, as far as it is known.
  fileprivate var origin: Subject {
    failure?.run.map(Subject.run) ?? .destination(destination)
  }
}
