package import Domain

/// A destination, past or present.
package struct DestinationRow: Codable, Hashable, Sendable, Identifiable {
  /// Which destination it is.
  package let id: DestinationID
  /// What people call it.
  package let name: DisplayName
  /// The connection it goes over.
  package let connection: ConnectionID
  /// What that connection is called.
  package let connectionName: DisplayName
  /// Sendinblue's number for the list.
  package let list: Int64
  /// What the list is called.
  package let listName: String
  /// Which fields leave, and as what.
  package let matching: DataMatching
  /// The segments, in the order in which they are read.
  package let segments: [SegmentID]
  /// Whether only profiles leave that are new or differ from what the last completed run sent.
  package let onlyChanges: Bool
  /// Whether contacts that left the segments are taken off the list; nothing where they stay.
  package let mirror: Mirroring?
  /// Who saved it first.
  package let owner: UserID
  /// What the owner is called.
  package let ownerName: DisplayName
  /// When it runs by itself.
  package let schedule: DestinationSchedule
  /// When it was saved first.
  package let savedAt: Timestamp
  /// When it was changed last.
  package let editedAt: Timestamp?
  /// When its connection was taken from it; nothing while it has one.
  package let detachedAt: Timestamp?
  /// When its schedule was paused; nothing while it counts.
  package let pausedAt: Timestamp?
  /// When it was removed.
  package let removedAt: Timestamp?
}
