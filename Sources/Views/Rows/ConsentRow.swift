package import Domain
package import EventLog

/// An agreement that data leaves, past or present.
package struct ConsentRow: Codable, Hashable, Sendable {
  /// The entry that tells of it.
  package let position: Position
  /// The connection it is about.
  package let connection: ConnectionID
  /// The version of the text agreed to.
  package let textVersion: String
  /// The digest of the text's bytes as they were shown.
  package let textSHA256: SHA256Digest
  /// Who agreed.
  package let acceptedBy: UserID
  /// When they agreed.
  package let acceptedAt: Timestamp
  /// When another agreement took its place.
  package let supersededAt: Timestamp?
  /// Who took it back.
  package let withdrawnBy: UserID?
  /// When it was taken back.
  package let withdrawnAt: Timestamp?
}
