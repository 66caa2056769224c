/// A person who may command the ledger.
package struct User: Codable, Hashable, Sendable, Identifiable {
  /// Who it is.
  package let id: UserID
  /// What they are called; never given to anyone else, not even after they leave.
  package let name: DisplayName
  /// What they may do.
  package var role: Role
  /// The public key that their commands are signed for.
  package internal(set) var publicKey: SignerKey
  /// The keys that were theirs before, which sign for nobody any more.
  package internal(set) var formerKeys: [SignerKey] = []
  /// Whether they may do it still; a user who was deactivated stays on record.
  package var isActive: Bool

  /// Whether this user may act as an administrator now.
  package var isActiveAdministrator: Bool { isActive && role == .administrator }

  /// Whether a key is theirs, or ever was.
  func everHeld(_ key: SignerKey) -> Bool { publicKey == key || formerKeys.contains(key) }
}
