package import Domain
package import Vault

extension Ledger {
  /// Has a command signed, as of now; nothing is recorded.
  ///
  /// An agent may keep its caller waiting for a touch or a passphrase, so this is done before the
  /// log is locked; whether the signature counts is decided when the command is executed.
  ///
  /// - Parameters:
  ///   - command: What is asked.
  ///   - identity: Who asks.
  /// - Returns: The command, to be executed soon: its time is part of it.
  /// - Throws: `LedgerError.identity` where the identity does not sign; `LedgerError` where the log
  ///   cannot be read.
  package nonisolated func sign(
    _ command: Command, by identity: Identity
  ) async throws(LedgerError) -> SignedCommand {
    let time = surroundings.now
    let key = identity.publicKey
    let credentials = Credentials(
      key: key.signerKey, fingerprint: key.name, isGenuine: true, actor: "", origin: origin,
      time: time, isKnown: false)
    let actor = try await currentState().signer(by: credentials, of: command)
    let payload = try CommandDocument(
      actor: actor.text, command: command, id: surroundings.identifier(), source: origin,
      time: time
    ).text()
    do throws(IdentityError) {
      let signature = try identity.sign(
        Array(payload.utf8), namespace: SSHSignature.commandNamespace)
      return SignedCommand(payload: payload, signature: signature)
    } catch {
      throw .identity(error)
    }
  }

  /// Whose name an identity signs in, as things stand.
  ///
  /// - Parameter identity: The identity.
  /// - Returns: The actor; an unknown one where the key is nobody's, or nobody's any more.
  /// - Throws: `LedgerError` where the log cannot be read.
  package func actor(of identity: Identity) throws(LedgerError) -> Actor {
    try currentState().actor(of: identity.publicKey.signerKey, identity.publicKey.name)
  }

  /// What signs in the schedule's name: the ledger's own key, unsealed.
  ///
  /// - Throws: `LedgerError.vault` where the vault does not hold it.
  package func scheduleIdentity() throws(LedgerError) -> Identity {
    do throws(VaultError) {
      return .file(try ScheduleKey.load(from: vault))
    } catch {
      throw .vault(error)
    }
  }
}
