package import Domain

/// Whose list a batch fills or empties.
package struct ListTarget: Hashable, Sendable {
  /// The destination.
  package let destination: DestinationID
  /// The connection that the list is reached over.
  package let connection: ConnectionID
  /// The list, by Sendinblue's number.
  package let list: Int64

  /// Names a list.
  package init(destination: DestinationID, connection: ConnectionID, list: Int64) {
    self.destination = destination
    self.connection = connection
    self.list = list
  }
}

extension RunOrder {
  /// The list that the run fills.
  package var target: ListTarget {
    ListTarget(
      destination: destination, connection: settings.connection, list: settings.list)
  }
}
