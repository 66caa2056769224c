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

extension Occasion {
  /// Whether what was served lies so far ahead of an instant that only a clock that was wrong can
  /// have written it: more than a day.
  ///
  /// Such a record serves nothing, or its schedule would wait for that future.
  ///
  /// - Parameters:
  ///   - served: The instant up to which nothing was due.
  ///   - instant: The instant in question.
  /// - Returns: `true` where the schedule has to start over.
  package static func isOutOfReach(_ served: Timestamp, at instant: Timestamp) -> Bool {
    let (distance, isOverflow) = served.milliseconds.subtractingReportingOverflow(
      instant.milliseconds)
    return served > instant && (isOverflow || distance > 24 * 3_600_000)
  }

  /// Whether the instant has been served.
  func isServed(upTo served: Timestamp) -> Bool {
    due <= served && !Self.isOutOfReach(served, at: due)
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
