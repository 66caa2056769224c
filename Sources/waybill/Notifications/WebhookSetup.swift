import Domain
import Ledger
import Runner
import Vault
import Webhooks

/// Puts a webhook in the place of the present one, or nothing.
struct WebhookSetup {
  /// The ledger and the actor.
  let session: Session

  /// Sends notifications to an address from now on.
  ///
  /// As with an API key, nothing is sealed unless the rules allow it, and it is sealed before the
  /// entry that names it. A crash in between leaves a sealed address that nothing names, which
  /// does no harm.
  ///
  /// - Parameter webhook: The address, and the secret to sign with.
  /// - Throws: The `Refusal`, which is then on record; `LedgerError`.
  func set(_ webhook: SealedWebhook) async throws {
    let secret = webhook.secretBytes
    let named = Webhook(
      server: webhook.url.server.description, fingerprint: KeyFingerprint.of(secret))
    let command = Command.notification(.set(.init(webhook: named)))
    if try await session.ledger.rehearse(command, by: session.actor) == nil {
      _ = try await session.ledger.seal(webhook: secret)
    }
    try await replace(by: command)
  }

  /// Sends notifications no more, and forgets the address and the secret.
  ///
  /// - Throws: As `set(_:)`.
  func switchOff() async throws {
    try await replace(by: .notification(.switchOff(.init())))
  }

  /// Forgets the former address once another one, or none, is on record; and the new one where a
  /// rule said no after all.
  private func replace(by command: Command) async throws {
    let former = try await session.ledger.currentState().webhook?.fingerprint
    var idle = [former]
    if case .notification(.set(let setting)) = command { idle.append(setting.webhook.fingerprint) }
    let result: Result<[Event], any Error>
    do { result = .success(try await session.execute(command)) } catch { result = .failure(error) }
    let present = try await session.ledger.currentState().webhook?.fingerprint
    for fingerprint in idle.compactMap(\.self) where fingerprint != present {
      try await session.ledger.forget(webhook: fingerprint)
    }
    _ = try result.get()
  }
}
