package import Domain

/// A right that somebody had, and what gave it to them.
package struct HeldRight: Encodable, Hashable, Sendable {
  /// Who.
  package let user: Party
  /// Their role, or the last they had.
  package let role: Role
  /// What they could do.
  package let right: Right
  /// The connection that it was about; nothing where it was about no one connection.
  package let connection: Party?
  /// The entries that together gave it, in the order of the log; those that took everything, where
  /// it is nothing.
  package let givenBy: [EntryReference]
  /// Since when: the time of the last of those entries.
  package let since: Timestamp
}
