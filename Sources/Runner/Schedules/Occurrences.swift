package import Domain

/// The instants at which a schedule falls due.
///
/// A day and a time fall due when the clock of the schedule's zone shows them, or anything later,
/// for the first time. So a time that the clock skips falls due at the first instant after the gap,
/// one that it shows twice falls due once, and those that meet in one instant are one occurrence.
package struct Occurrences: Sendable {
  private let clock: LocalClock
  private let days: Set<Weekday>
  /// Milliseconds since midnight by the clock, in their order.
  private let times: [Int64]

  /// Prepares a schedule's occurrences.
  ///
  /// - Parameter schedule: The schedule; there are none, and hence `nil`, where its time zone is
  ///   unknown or it has no day or no time.
  package init?(_ schedule: Schedule) {
    guard let clock = LocalClock(timeZone: schedule.timeZone),
      !schedule.days.isEmpty, !schedule.times.isEmpty
    else { return nil }
    self.clock = clock
    days = Set(schedule.days)
    times = schedule.times.map { Int64($0.minutes) * 60_000 }
  }

  /// The first occurrence behind an instant.
  ///
  /// - Parameter instant: An instant in the years that a log can write; itself not meant.
  /// - Returns: The occurrence, on a whole second.
  package func next(after instant: Timestamp) -> Timestamp {
    let shown = clock.reading(at: instant)
    var midnight = shown - Self.remainder(shown, LocalClock.day)
    while true {
      // What the clock shows has been reached. What it does not show yet may have been reached
      // all the same, if it was set back since.
      if days.contains(Self.weekday(ofMidnight: midnight)) {
        for time in times where midnight + time > shown {
          let occurrence = clock.firstInstant(reading: midnight + time)
          if occurrence > instant { return occurrence }
        }
      }
      midnight += LocalClock.day
    }
  }

  /// The last occurrence of a span of time, and how many came before it.
  ///
  /// It takes time in proportion to the occurrences.
  ///
  /// - Parameters:
  ///   - end: The end of the span `(start, end]`.
  ///   - start: Its start, itself not meant.
  /// - Returns: The last occurrence and the number of the span's others; `nil` where there is none.
  package func latest(
    atOrBefore end: Timestamp, after start: Timestamp
  ) -> (latest: Timestamp, earlier: Int)? {
    var latest = next(after: start)
    guard latest <= end else { return nil }
    var earlier = 0
    var following = next(after: latest)
    while following <= end {
      (latest, earlier) = (following, earlier + 1)
      following = next(after: latest)
    }
    return (latest, earlier)
  }

  /// The weekday that begins at a midnight by the clock.
  private static func weekday(ofMidnight midnight: Int64) -> Weekday {
    // 1970-01-01 was a Thursday.
    let place = remainder(midnight / LocalClock.day + Int64(Weekday.thursday.place), 7)
    return Weekday.allCases[Int(place)]
  }

  /// What is left over in a division that rounds down, so that readings before 1970 divide alike.
  private static func remainder(_ value: Int64, _ divisor: Int64) -> Int64 {
    let remainder = value % divisor
    return remainder < 0 ? remainder + divisor : remainder
  }
}
