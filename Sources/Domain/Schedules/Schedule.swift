/// On which days, at which times and by whose clock something runs.
package struct Schedule: Codable, Hashable, Sendable {
  /// So many times a day at most.
  package static let mostTimesADay = 4

  /// The days, in the order of the week, each once; all seven make it daily.
  package let days: [Weekday]
  /// The times by the clock of the time zone, in their order, each once.
  package let times: [TimeOfDay]
  /// The time zone, by its name in the IANA database, such as `Europe/Berlin`.
  package let timeZone: String

  /// Describes a schedule; days and times are put in order, and each is kept once.
  ///
  /// - Parameters:
  ///   - days: The days.
  ///   - times: The times of day.
  ///   - timeZone: The time zone's name in the IANA database.
  package init(days: some Sequence<Weekday>, times: some Sequence<TimeOfDay>, timeZone: String) {
    self.days = Set(days).sorted()
    self.times = Set(times).sorted()
    self.timeZone = timeZone
  }

  /// Reads a schedule; whoever wrote it, days and times are in order and each once.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      days: try container.decode([Weekday].self, forKey: .days),
      times: try container.decode([TimeOfDay].self, forKey: .times),
      timeZone: try container.decode(String.self, forKey: .timeZone))
  }

  /// Whether it runs every day of the week.
  package var isDaily: Bool { days.count == Weekday.allCases.count }
}

extension Schedule: CustomStringConvertible {
  /// The schedule in words: `daily at 06:00 and 18:00, Europe/Berlin`.
  package var description: String {
    let days = isDaily ? "daily" : "on \(days.map(\.rawValue).listed)"
    return "\(days) at \(times.map(\.description).listed), \(timeZone)"
  }
}

extension [String] {
  /// The strings with commas between them, and “and” before the last.
  fileprivate var listed: String {
    guard count > 1, let last else { return joined() }
    return "\(dropLast().joined(separator: ", ")) and \(last)"
  }
}
