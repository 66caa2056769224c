/// An instant at which a schedule asks for something, as it is served.
package struct Occasion: Codable, Hashable, Sendable {
  /// The instant that the schedule names, the latest that has come.
  package let due: Timestamp
  /// How many earlier instants since the last one served came and went while nothing was running;
  /// they are served with this one, once.
  package let missed: Int

  /// Names an instant.
  package init(due: Timestamp, missed: Int) {
    self.due = due
    self.missed = missed
  }
}

/// A destination whose own schedule asks for it.
package struct OwnOccasion: Codable, Hashable, Sendable {
  /// Which destination.
  package let destination: DestinationID
  /// When it was due.
  package let occasion: Occasion

  /// Names a destination and the instant at which it was due.
  package init(destination: DestinationID, occasion: Occasion) {
    self.destination = destination
    self.occasion = occasion
  }
}
