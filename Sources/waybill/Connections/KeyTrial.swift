import Domain
import Ledger
import Sendinblue
import Vault

/// Shows an API key to Sendinblue, and records what it says.
struct KeyTrial {
  /// The ledger and the actor.
  let session: Session
  /// The connection.
  let connection: ConnectionID
  /// Makes the command that carries the answer.
  let command: (ConnectionCommand.Establish) -> ConnectionCommand

  /// Tries a key: nothing is shown to Sendinblue unless the rules allow it beforehand.
  ///
  /// The key is sealed before the entry that names it. A crash in between leaves a sealed key
  /// that nothing names, which does no harm.
  ///
  /// - Parameter key: The key.
  /// - Returns: The account that the key opens.
  /// - Throws: The `Refusal`, which is then on record; `SendinblueError`, whose kind is on record;
  ///   `LedgerError`.
  func run(_ key: APIKey) async throws -> Domain.Account {
    let secret = Secret(Array(key.exposed().utf8))
    let fingerprint = KeyFingerprint.of(secret)
    let unasked = ask(fingerprint, .failed(reason: .unavailable))
    if try await session.ledger.rehearse(unasked, by: session.actor) != nil {
      try await session.execute(unasked)
    }
    let account: Domain.Account
    do {
      account = try await answer(to: key)
    } catch let error as SendinblueError {
      try await session.execute(ask(fingerprint, .failed(reason: .init(error))))
      throw error
    }
    let former = session.state.connections[connection]?.access?.keyFingerprint
    _ = try await session.ledger.seal(secret, for: connection)
    do {
      try await session.execute(ask(fingerprint, .accepted(account: account)))
    } catch let refusal as Refusal {
      if former != fingerprint { try await session.ledger.forget(fingerprint, of: connection) }
      throw refusal
    }
    if let former, former != fingerprint {
      try await session.ledger.forget(former, of: connection)
    }
    return account
  }

  private func ask(_ fingerprint: String, _ answer: AccountAnswer) -> Command {
    .connection(
      command(.init(connection: connection, keyFingerprint: fingerprint, answer: answer)))
  }

  private func answer(to key: APIKey) async throws -> Domain.Account {
    let text = try await session.ledger.currentState().connections[connection]?.baseURL
    let address = try text.map { text throws(SendinblueError) in try BaseURL(text) }
    let found = try await withSendinblue(key, at: address ?? .production) { client in
      try await client.account().value
    }
    return Domain.Account(company: found.companyName, plan: found.plan)
  }
}

/// Opens a client for as long as an operation takes.
///
/// - Parameters:
///   - key: The account's key.
///   - baseURL: Where the API is.
///   - timeouts: How long to wait.
///   - operation: What is asked.
/// - Returns: What the operation returns.
/// - Throws: What the operation throws.
func withSendinblue<Value>(
  _ key: APIKey, at baseURL: BaseURL, timeouts: Timeouts = Timeouts(),
  perform operation: (SendinblueClient) async throws -> Value
) async throws -> Value {
  let client = SendinblueClient(
    apiKey: key, baseURL: baseURL, timeouts: timeouts, version: Waybill.version)
  let result: Value
  do {
    result = try await operation(client)
  } catch {
    try await client.shutdown()
    throw error
  }
  try await client.shutdown()
  return result
}

extension AccountAnswer.Failure {
  /// The kind of a failure to read an account.
  fileprivate init(_ error: SendinblueError) {
    switch error {
    case .keyMissing, .keyRefused: self = .keyRefused
    case .addressNotAllowed: self = .addressNotAllowed
    case .paymentRequired, .permissionDenied: self = .notPermitted
    case .malformedKey, .malformedBaseURL, .notFound, .badRequest, .unprocessable, .tooLarge,
      .unsupportedRequest, .requestTimedOut, .tooEarly, .rateLimited, .serverFailed,
      .unexpectedAnswer, .redirected, .unreachable, .interrupted, .cancelled, .unusableReport:
      self = .unavailable
    }
  }
}
