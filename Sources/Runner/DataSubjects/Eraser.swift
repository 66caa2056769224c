package import Domain
package import Ledger
package import Profiles
package import Sendinblue
package import Vault

/// Deletes a person at Sendinblue, over one connection after the other.
///
/// The order is durable before the first request goes out, and what came of each connection right
/// behind its answer. Whatever was not settled can be ordered again.
package struct Eraser: Sendable {
  private let ledger: Ledger
  private let retry: RetryPolicy
  private let clock: any Clock<Duration>
  private let version: String

  /// Makes ready to delete people.
  ///
  /// - Parameters:
  ///   - ledger: The ledger.
  ///   - retry: How often and after which waits a request is tried again.
  ///   - clock: What waits are measured with.
  ///   - version: The version of this program that Sendinblue is told.
  package init(
    _ ledger: Ledger, retry: RetryPolicy = RetryPolicy(),
    clock: any Clock<Duration> = ContinuousClock(), version: String = "0"
  ) {
    self.ledger = ledger
    self.retry = retry
    self.clock = clock
    self.version = version
  }

  /// Orders that a person be deleted, and deletes them.
  ///
  /// - Parameters:
  ///   - order: Whom, and over which connections.
  ///   - address: The person's address; it goes to Sendinblue and is not kept.
  ///   - identity: Who orders it: what signs in their name.
  /// - Throws: The `Refusal` of the order, which is then on record; `LedgerError` where the ledger
  ///   cannot be read or written; `CancellationError`.
  package func erase(
    _ order: DataSubjectCommand.Erase, address: EmailAddress, by identity: Identity
  ) async throws {
    let outcome = try await ledger.execute(.dataSubject(.erase(order)), by: identity)
    _ = try outcome.events()
    // A crash here leaves an order of which nothing is known: ordering again goes on with it.
    for connection in order.connections {
      let report = try await settle(order.pseudonym, address, over: connection)
      // A crash here leaves a contact deleted and the order open: ordering again finds it absent.
      try await ledger.record(report, because: outcome)
    }
  }

  private func settle(
    _ pseudonym: Pseudonym, _ address: EmailAddress, over id: ConnectionID
  ) async throws -> DataSubjectEvent {
    func failed(_ reason: ErasureFailure) -> DataSubjectEvent {
      .erasureFailed(.init(pseudonym: pseudonym, connection: id, reason: reason))
    }
    guard let connection = try await ledger.currentState().connections[id] else {
      return failed(.connectionRemoved)
    }
    guard let fingerprint = connection.access?.keyFingerprint,
      let secret = try await ledger.apiKey(fingerprint, of: id)
    else { return failed(.keyUnavailable) }
    let client = SendinblueClient(
      apiKey: try APIKey(secret.withExposed { String(decoding: $0, as: UTF8.self) }),
      baseURL: try BaseURL(connection.baseURL), version: version)
    let result: Result<Deletion, any Error>
    do { result = .success(try await delete(address, by: client)) } catch {
      result = .failure(error)
    }
    try await client.shutdown()
    switch try result.get() {
    case .done(let wasThere):
      return .erased(
        .init(pseudonym: pseudonym, connection: id, outcome: wasThere ? .deleted : .absent))
    case .failed(let reason): return failed(reason)
    case .unanswered(let cause):
      return .erasureUnanswered(.init(pseudonym: pseudonym, connection: id, cause: cause))
    }
  }

  private enum Deletion {
    case done(wasThere: Bool)
    case failed(ErasureFailure)
    case unanswered(AttemptFailure)
  }

  /// Asks until an answer comes that settles it, or none is to be had; asking twice does no harm.
  private func delete(
    _ address: EmailAddress, by client: SendinblueClient
  ) async throws -> Deletion {
    var doubt: AttemptFailure?
    var attempt = 1
    while true {
      do throws(SendinblueError) {
        return .done(wasThere: try await client.deleteContact(address.canonical).value)
      } catch {
        if error.outcomeIsUnknown { doubt = AttemptFailure(error) }
        let delay = retry.delay(attempt: attempt, error: error, jitter: jitter())
        guard let delay else {
          if let doubt { return .unanswered(doubt) }
          if error.isCancellation { throw CancellationError() }
          return .failed(ErasureFailure(error))
        }
        try await clock.sleep(for: delay)
        attempt += 1
      }
    }
  }

  private func jitter() -> Double {
    Double(ledger.surroundings.randomBits >> 11) / Double(1 << 53)
  }
}

extension ErasureFailure {
  /// Why an attempt that did not take effect failed.
  fileprivate init(_ error: SendinblueError) {
    self =
      switch error {
      case .malformedKey, .keyMissing, .keyRefused: .keyRefused
      case .addressNotAllowed: .addressNotAllowed
      case .paymentRequired: .paymentRequired
      case .permissionDenied: .notPermitted
      case .badRequest, .unprocessable, .tooLarge, .unsupportedRequest, .notFound: .requestRejected
      case .malformedBaseURL, .requestTimedOut, .tooEarly, .rateLimited, .serverFailed,
        .unexpectedAnswer, .redirected, .unreachable, .interrupted, .cancelled, .unusableReport:
        .gaveUp
      }
  }
}
