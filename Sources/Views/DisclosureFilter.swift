package import Domain

/// Which batches that left to find; what is left out does not matter.
package struct DisclosureFilter: Hashable, Sendable {
  /// The earliest time at which an entry first said so, itself included.
  package var since: Timestamp?
  /// The time before which an entry first said so; a batch in hand was put on record before it.
  package var until: Timestamp?
  /// The time before which they were put on record.
  package var preparedBefore: Timestamp?
  /// The connection that they went over.
  package var connection: ConnectionID?

  /// Makes a filter; without arguments it lets everything through.
  package init(
    since: Timestamp? = nil, until: Timestamp? = nil, preparedBefore: Timestamp? = nil,
    connection: ConnectionID? = nil
  ) {
    self.since = since
    self.until = until
    self.preparedBefore = preparedBefore
    self.connection = connection
  }
}
