/// A saved export.
package struct Destination: Codable, Hashable, Sendable, Identifiable {
  /// Which destination it is.
  package let id: DestinationID
  /// The export, whole.
  package var settings: DestinationSettings
  /// What the list is called at Sendinblue.
  package var listName: String
  /// Who saved it first.
  package let owner: UserID
}

/// What a destination exports, and where to.
package struct DestinationSettings: Codable, Hashable, Sendable {
  /// What people call it.
  package let name: DisplayName
  /// The connection it goes over.
  package let connection: ConnectionID
  /// Sendinblue's number for the list.
  package let list: Int64
  /// Which fields leave, and as what.
  package let matching: DataMatching
  /// The segments, in the order in which they are read.
  package let segments: [SegmentID]

  /// Describes an export.
  package init(
    name: DisplayName, connection: ConnectionID, list: Int64, matching: DataMatching,
    segments: [SegmentID]
  ) {
    self.name = name
    self.connection = connection
    self.list = list
    self.matching = matching
    self.segments = segments
  }
}

/// What Sendinblue said of a list.
package enum ListAnswer: Codable, Hashable, Sendable {
  /// There is a list that contacts can be put on.
  case found(name: String)
  /// The list fills itself by a rule; contacts cannot be put on it.
  case dynamic(name: String)
  /// There is no such list.
  case missing
}
