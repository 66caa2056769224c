/// How a command was signed, as whoever can compute signatures found it.
package struct Credentials: Hashable, Sendable {
  /// The key that the signature says it is by.
  package let key: SignerKey
  /// What people compare of the key.
  package let fingerprint: DisplayName
  /// Whether the signature is that key's over the command's exact bytes.
  package let isGenuine: Bool
  /// Who gives the command by its own account, as a record's `actor` holds it.
  package let actor: String
  /// The origin of the ledger that the command is for by its own account.
  package let origin: String
  /// When the command was given by its own account.
  package let time: Timestamp
  /// Whether the log holds the command's identity already.
  package let isKnown: Bool

  /// Says how a command was signed.
  package init(
    key: SignerKey, fingerprint: DisplayName, isGenuine: Bool, actor: String, origin: String,
    time: Timestamp, isKnown: Bool
  ) {
    self.key = key
    self.fingerprint = fingerprint
    self.isGenuine = isGenuine
    self.actor = actor
    self.origin = origin
    self.time = time
    self.isKnown = isKnown
  }
}
