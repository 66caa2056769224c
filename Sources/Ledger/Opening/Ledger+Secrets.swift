package import Domain
package import Vault

extension Ledger {
  /// Seals an API key in the vault; durable when this returns.
  ///
  /// The key is kept under its fingerprint before an entry names it. A crash in between leaves a
  /// sealed key that no entry names, which does no harm.
  ///
  /// - Parameters:
  ///   - key: The API key.
  ///   - connection: Whose it is.
  /// - Returns: The fingerprint, by which entries name the key.
  /// - Throws: `LedgerError.vault`.
  package func seal(
    _ key: Secret, for connection: ConnectionID
  ) throws(LedgerError) -> String {
    let fingerprint = KeyFingerprint.of(key)
    do {
      try vault.seal(key, as: Self.name(of: fingerprint, connection))
    } catch {
      throw LedgerError(error)
    }
    return fingerprint
  }

  /// The API key that a connection uses, unsealed.
  ///
  /// - Parameters:
  ///   - fingerprint: The key's fingerprint, from the connection's state.
  ///   - connection: The connection.
  /// - Returns: Nothing where the vault does not hold the key.
  /// - Throws: `LedgerError.vault`.
  package func apiKey(
    _ fingerprint: String, of connection: ConnectionID
  ) throws(LedgerError) -> Secret? {
    do {
      return try vault.unseal(Self.name(of: fingerprint, connection))
    } catch {
      throw LedgerError(error)
    }
  }

  /// Forgets an API key that is no longer used.
  package func forget(
    _ fingerprint: String, of connection: ConnectionID
  ) throws(LedgerError) {
    do {
      try vault.forget(Self.name(of: fingerprint, connection))
    } catch {
      throw LedgerError(error)
    }
  }

  /// Seals a webhook's whole address and its secret in the vault; durable when this returns.
  ///
  /// As with an API key, a crash before an entry names it leaves a sealed secret that does no harm.
  ///
  /// - Parameter webhook: The address and the secret, in whatever form the caller reads again.
  /// - Returns: The fingerprint, by which entries name it.
  /// - Throws: `LedgerError.vault`.
  package func seal(webhook: Secret) throws(LedgerError) -> String {
    let fingerprint = KeyFingerprint.of(webhook)
    do {
      try vault.seal(webhook, as: Self.name(ofWebhook: fingerprint))
    } catch {
      throw LedgerError(error)
    }
    return fingerprint
  }

  /// A webhook's whole address and its secret, unsealed.
  ///
  /// - Parameter fingerprint: The fingerprint, from the state.
  /// - Returns: Nothing where the vault does not hold it.
  /// - Throws: `LedgerError.vault`.
  package func webhook(_ fingerprint: String) throws(LedgerError) -> Secret? {
    do {
      return try vault.unseal(Self.name(ofWebhook: fingerprint))
    } catch {
      throw LedgerError(error)
    }
  }

  /// Forgets a webhook that is no longer used.
  package func forget(webhook fingerprint: String) throws(LedgerError) {
    do {
      try vault.forget(Self.name(ofWebhook: fingerprint))
    } catch {
      throw LedgerError(error)
    }
  }

  /// Makes pseudonyms of addresses under the ledger's key.
  package func pseudonymizer() throws(LedgerError) -> Pseudonymizer {
    do {
      return try PseudonymKey.load(from: vault)
    } catch {
      throw LedgerError(error)
    }
  }

  static func name(ofWebhook fingerprint: String) -> String { "webhook/\(fingerprint)" }

  static func name(of fingerprint: String, _ connection: ConnectionID) -> String {
    "api-key/\(connection)/\(fingerprint)"
  }
}
