package import Domain
package import EventLog

/// What came of deleting a person over a connection.
package struct ErasureRow: Codable, Hashable, Sendable {
  /// The connection.
  package let connection: ConnectionID
  /// What that is called, or was called last.
  package let connectionName: DisplayName
  /// How far it is.
  package let status: ErasureStatus
  /// Why it failed or is in doubt.
  package let reason: String?
  /// When it was last ordered.
  package let orderedAt: Timestamp
  /// The last entry about it.
  package let position: Position
}
