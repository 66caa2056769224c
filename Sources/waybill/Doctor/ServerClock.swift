package import Domain

/// What a server's clock showed, and what ours showed before and after.
package struct ServerClock: Hashable, Sendable {
  private let asked: Timestamp
  private let answered: Timestamp
  private let shown: Timestamp

  /// States the facts.
  ///
  /// - Parameters:
  ///   - asked: Our clock as the request went out.
  ///   - answered: Our clock as the answer had come.
  ///   - shown: The server's clock as it answered, on a whole second.
  package init(asked: Timestamp, answered: Timestamp, shown: Timestamp) {
    self.asked = asked
    self.answered = answered
    self.shown = shown
  }

  /// How far our clock is ahead of the server's at the least, in milliseconds; negative where it is
  /// behind.
  ///
  /// The server looked at its clock somewhere between the two of ours, and cut off what was behind
  /// the second: no more is certain, and a slow answer is no wrong clock.
  package var leastLead: Int64 {
    let earliest = asked.milliseconds - (shown.milliseconds + 999)
    if earliest > 0 { return earliest }
    return min(0, answered.milliseconds - shown.milliseconds)
  }
}
