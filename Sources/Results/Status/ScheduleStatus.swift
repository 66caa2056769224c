package import Audit
package import Domain
import Runner

/// A schedule, and when it is due next.
package struct ScheduleStatus: Encodable, Sendable {
  /// The schedule in words.
  package let words: String
  /// The days, in the order of the week.
  package let days: [Weekday]
  /// The times by the clock of the time zone.
  package let times: [TimeOfDay]
  /// The time zone, by its name in the IANA database.
  package let timeZone: String
  /// When it is due next; nothing where this machine does not know the time zone.
  package let next: Timestamp?

  /// The schedule as a sentence's part.
  package var phrase: Sentence {
    Schedule(days: days, times: times, timeZone: timeZone).words
  }

  /// Describes a schedule.
  ///
  /// - Parameters:
  ///   - schedule: The schedule.
  ///   - now: The instant behind which the next one lies.
  init(_ schedule: Schedule, after now: Timestamp) {
    words = schedule.description
    days = schedule.days
    times = schedule.times
    timeZone = schedule.timeZone
    next = Occurrences(schedule)?.next(after: now)
  }
}
