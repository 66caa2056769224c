package import Domain
package import EventLog

/// A person who is kept out of runs.
package struct SuppressionRow: Codable, Hashable, Sendable {
  /// The entry that said so.
  package let position: Position
  /// Who.
  package let pseudonym: Pseudonym
  /// Who said so.
  package let suppressedBy: UserID
  /// What they are called.
  package let suppressedByName: DisplayName
  /// When they did.
  package let suppressedAt: Timestamp
  /// Why, where they said it.
  package let reason: SuppressionReason?
}
