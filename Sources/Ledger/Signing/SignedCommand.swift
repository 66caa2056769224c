import Domain
package import Vault

/// A command as its actor signed it.
package struct SignedCommand: Hashable, Sendable {
  /// The exact text that is signed: one RFC 8785 object.
  package let payload: String
  /// The signature over its bytes in UTF-8.
  package let signature: SSHSignature

  /// Puts a text and a signature together; nothing is checked before they are executed.
  package init(payload: String, signature: SSHSignature) {
    self.payload = payload
    self.signature = signature
  }

  /// Whether the signature is by the key that it names, over the text, and for commands.
  package var isGenuine: Bool {
    do throws(SignatureError) {
      try signature.verify(
        Array(payload.utf8), namespace: SSHSignature.commandNamespace, by: signature.publicKey)
      return true
    } catch {
      return false
    }
  }
}

extension Credentials {
  /// What is found of a signed command before anything is known of the ledger's state.
  ///
  /// - Parameters:
  ///   - signed: The command.
  ///   - document: What it says.
  ///   - isGenuine: Whether its signature is its key's.
  ///   - isKnown: Whether the log holds its identity already.
  init(_ signed: SignedCommand, _ document: CommandDocument, isGenuine: Bool, isKnown: Bool) {
    let key = signed.signature.publicKey
    self.init(
      key: key.signerKey, fingerprint: key.name, isGenuine: isGenuine, actor: document.actor,
      origin: document.source, time: document.time, isKnown: isKnown)
  }
}
