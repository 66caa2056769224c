package import Domain
package import EventLog

/// A round over destinations.
package struct RefreshRow: Codable, Hashable, Sendable, Identifiable {
  /// Which refresh it is.
  package let id: RefreshID
  /// The entry of its beginning.
  package let position: Position
  /// Who ordered it.
  package let orderedBy: Orderer
  /// What they are called.
  package let orderedByName: DisplayName
  /// The instant of the ledger's schedule that it served, if any.
  package let due: Timestamp?
  /// How many earlier instants it served along with that one.
  package let missed: Int
  /// The destinations that took part, in the order in which they were tried.
  package let destinations: [DestinationID]
  /// What it came to, once it ended.
  package let figures: RefreshFigures?
  /// When it began.
  package let startedAt: Timestamp
  /// When it ended.
  package let completedAt: Timestamp?
}
