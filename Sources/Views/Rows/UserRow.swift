package import Domain

/// A user, past or present.
package struct UserRow: Codable, Hashable, Sendable, Identifiable {
  /// Who it is.
  package let id: UserID
  /// What they are called.
  package let name: DisplayName
  /// What they may do.
  package let role: Role
  /// The public key that their commands are signed for, or were last.
  package let publicKey: SignerKey
  /// When they were let in.
  package let addedAt: Timestamp
  /// When their authority ended.
  package let deactivatedAt: Timestamp?
}
