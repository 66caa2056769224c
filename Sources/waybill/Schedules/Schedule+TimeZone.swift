package import Domain
import Runner

extension Schedule {
  /// Whether this machine knows the time zone, whatever else the schedule lacks.
  package var isTimeZoneKnown: Bool {
    let midnight = [TimeOfDay("00:00")].compactMap(\.self)
    return Occurrences(
      Schedule(days: Weekday.allCases, times: midnight, timeZone: timeZone)) != nil
  }

  /// The instants at which it falls due next.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - instant: The instant behind which they lie.
  /// - Returns: The instants in order; none where this machine does not know the time zone.
  package func next(_ count: Int, after instant: Timestamp) -> [Timestamp] {
    guard let occurrences = Occurrences(self) else { return [] }
    return (0..<count).reduce(into: []) { next, _ in
      next.append(occurrences.next(after: next.last ?? instant))
    }
  }
}
