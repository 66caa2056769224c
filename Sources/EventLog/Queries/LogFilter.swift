/// Which entries to find; what is left out does not matter.
package struct LogFilter: Hashable, Sendable {
  /// A set of record types.
  package enum Types: Hashable, Sendable {
    /// This type, version and all.
    case exactly(String)
    /// All types that begin so, such as `waybill.event.`.
    case startingWith(String)
  }

  /// Who caused it.
  package var actor: String?

  /// Any of these types; empty for every type.
  package var types: [Types]

  /// What it is about.
  package var subject: String?

  /// The id of the first command of its chain.
  package var correlationID: String?

  /// The first and the last position.
  package var positions: ClosedRange<Position>?

  /// The earliest time, itself included, as records spell it.
  package var since: String?

  /// The time before which, as records spell it.
  package var until: String?

  /// These positions and no others.
  package var positionsIn: [Position]?

  /// Makes a filter; without arguments it lets everything through.
  package init(
    actor: String? = nil, types: [Types] = [], subject: String? = nil,
    correlationID: String? = nil, positions: ClosedRange<Position>? = nil, since: String? = nil,
    until: String? = nil, positionsIn: [Position]? = nil
  ) {
    self.actor = actor
    self.types = types
    self.subject = subject
    self.correlationID = correlationID
    self.positions = positions
    self.since = since
    self.until = until
    self.positionsIn = positionsIn
  }
}
