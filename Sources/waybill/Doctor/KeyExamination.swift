import Domain
import Ledger
import Vault

/// Looks for the secrets in the vault that the log names.
struct KeyExamination: Sendable {
  private let vault: Vault?

  /// Prepares an examination.
  init(of parts: LedgerParts) {
    switch parts.vault {
    case .success(let vault): self.vault = vault
    case .failure, nil: vault = nil
    }
  }

  /// A connection's API key, and whether the vault holds it.
  func apiKey(of connection: Connection) -> (key: Secret?, state: SealedState) {
    guard let fingerprint = connection.access?.keyFingerprint else { return (nil, .missing) }
    return find { vault throws(VaultError) in
      try LedgerParts.apiKey(fingerprint, of: connection.id, in: vault)
    }
  }

  /// Whether the vault holds the webhook's whole address.
  func webhook(of state: State) -> SealedState {
    guard let fingerprint = state.webhook?.fingerprint else { return .missing }
    return find { vault throws(VaultError) in try LedgerParts.webhook(fingerprint, in: vault) }
      .state
  }

  private func find(
    _ unseal: (Vault) throws(VaultError) -> Secret?
  ) -> (key: Secret?, state: SealedState) {
    guard let vault else { return (nil, .untried) }
    do throws(VaultError) {
      let key = try unseal(vault)
      return (key, key == nil ? .missing : .held)
    } catch {
      return (nil, .unusable(error.description))
    }
  }
}
