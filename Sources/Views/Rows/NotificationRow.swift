package import Domain
package import EventLog

/// What came of telling somebody that a destination's condition changed.
package struct NotificationRow: Codable, Hashable, Sendable {
  /// The entry that tells of it.
  package let position: Position
  /// When that was.
  package let time: Timestamp
  /// The message's identity, by which the receiver knows it again.
  package let message: String
  /// The destination that it was about.
  package let destination: DestinationID
  /// What that is called.
  package let destinationName: DisplayName
  /// The condition that was told, or was to be.
  package let condition: DestinationCondition
  /// How many attempts were made, the last included.
  package let attempts: Int
  /// Why the last attempt failed; nothing where the message was delivered.
  package let reason: String?
}
