import Domain
import Runner
import Testing

/// Makes occurrences and instants out of their written forms.
enum Timetable {
  static func occurrences(
    _ zone: String, _ times: [String], days: [Weekday] = Weekday.allCases
  ) throws -> Occurrences {
    let times = try times.map { try #require(TimeOfDay($0)) }
    return try #require(Occurrences(Schedule(days: days, times: times, timeZone: zone)))
  }

  /// Reads an instant such as `2026-03-29T01:00Z`.
  static func instant(_ text: String) throws -> Timestamp {
    try #require(Timestamp("\(text.dropLast()):00.000Z"))
  }
}

extension Occurrences {
  /// The occurrences of the span `(start, end]`, found step by step.
  func stepping(after start: Timestamp, through end: Timestamp) -> [Timestamp] {
    Array(sequence(first: next(after: start)) { next(after: $0) }.prefix { $0 <= end })
  }
}
