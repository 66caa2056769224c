import Domain

extension Schedule {
  /// The schedule as the end of a sentence: `on Mondays and Fridays at 09:30 (Europe/Berlin)`.
  var words: String {
    let days = isDaily ? "daily" : "on \(days.map(\.words).listed)"
    return "\(days) at \(times.map(\.description).listed) (\(timeZone))"
  }
}

extension Weekday {
  fileprivate var words: String {
    switch self {
    case .monday: "Mondays"
    case .tuesday: "Tuesdays"
    case .wednesday: "Wednesdays"
    case .thursday: "Thursdays"
    case .friday: "Fridays"
    case .saturday: "Saturdays"
    case .sunday: "Sundays"
    }
  }
}

extension [String] {
  /// The strings with commas between them, and “and” before the last.
  fileprivate var listed: String {
    guard count > 1, let last else { return joined() }
    return "\(dropLast().joined(separator: ", ")) and \(last)"
  }
}

extension DestinationSchedule {
  /// The schedule as the end of a sentence about what runs.
  var words: String {
    switch self {
    case .withRefresh: "with every refresh"
    case .own(let schedule): "by itself \(schedule.words)"
    case .off: "only when somebody orders it"
    }
  }
}

extension DestinationCondition {
  /// The condition as what a destination does.
  var words: String {
    switch self {
    case .working: "works again"
    case .failing: "fails"
    case .paused: "was paused"
    }
  }
}

extension Timestamp {
  /// The instant to the minute, which is as exact as a schedule is: `on 2026-11-25 at 06:00 UTC`.
  var words: String {
    let text = description
    let clock = text.drop { $0 != "T" }.dropFirst().prefix(5)
    return "on \(text.prefix { $0 != "T" }) at \(clock) UTC"
  }

  /// How long it was until something that was due now began: `3 hours 12 minutes`.
  ///
  /// - Parameter begin: When it began.
  /// - Returns: The time in between; nothing where it was less than a minute.
  func delay(until begin: Timestamp) -> String? {
    let (difference, overflow) = begin.milliseconds.subtractingReportingOverflow(milliseconds)
    guard !overflow, difference >= 60_000 else { return nil }
    let minutes = Int(difference / 60_000)
    let parts = [
      (minutes / 1440).counting("day", "days"), (minutes / 60 % 24).counting("hour", "hours"),
      (minutes % 60).counting("minute", "minutes"),
    ]
    return parts.filter { !$0.hasPrefix("0 ") }.joined(separator: " ")
  }
}
