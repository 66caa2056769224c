package import Domain

extension Schedule {
  /// The schedule as the end of a sentence: `on Mondays and Fridays at 09:30 (Europe/Berlin)`.
  package var words: Sentence {
    let days: Sentence = isDaily ? "daily" : "on \(days.map(\.words).listed)"
    return "\(days) at \(times.map { Sentence(verbatim: $0.description) }.listed) (\(timeZone))"
  }
}

extension Weekday {
  fileprivate var words: Sentence {
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

extension [Sentence] {
  /// The parts with commas between them, and “and” before the last.
  fileprivate var listed: Sentence {
    guard count > 1, let last else { return joined(separator: ", ") }
    return "\(dropLast().joined(separator: ", ")) and \(last)"
  }
}

extension DestinationSchedule {
  /// The schedule as the end of a sentence about what runs.
  package var words: Sentence {
    switch self {
    case .withRefresh: "with every refresh"
    case .own(let schedule): "by itself \(schedule.words)"
    case .off: "only when somebody orders it"
    }
  }
}

extension DestinationCondition {
  /// The condition as what a destination does.
  var words: Sentence {
    switch self {
    case .working: "works again"
    case .failing: "fails"
    case .paused: "was paused"
    }
  }
}

extension Timestamp {
  /// The instant to the minute, which is as exact as a schedule is: `on 2026-11-25 at 06:00 UTC`.
  var words: Sentence {
    let text = description
    let clock = text.drop { $0 != "T" }.dropFirst().prefix(5)
    return "on \(text.prefix { $0 != "T" }) at \(clock) UTC"
  }

  /// How long it was until something that was due now began: `3 hours 12 minutes`.
  ///
  /// - Parameter begin: When it began.
  /// - Returns: The time in between; nothing where it was less than a minute.
  func delay(until begin: Timestamp) -> Sentence? {
    let (difference, overflow) = begin.milliseconds.subtractingReportingOverflow(milliseconds)
    guard !overflow, difference >= 60_000 else { return nil }
    let minutes = Int(difference / 60_000)
    let parts = [
      (minutes / 1440, "day", "days"), (minutes / 60 % 24, "hour", "hours"),
      (minutes % 60, "minute", "minutes"),
    ]
    return parts.filter { $0.0 > 0 }.map { $0.0.counting($0.1, $0.2) }.joined(separator: " ")
  }
}
