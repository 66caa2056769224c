import Domain

extension Timestamp {
  /// An hour of Monday, 23 November 2026, in UTC; hours beyond the day are later days'.
  static func at(_ hour: Int) -> Timestamp {
    Timestamp(milliseconds: 1_795_392_000_000 + Int64(hour) * 3_600_000)
  }
}

extension TimeOfDay {
  /// So many minutes after midnight.
  static func minutes(_ minutes: Int) -> TimeOfDay {
    let digits = [minutes / 600, minutes / 60 % 10, minutes % 60 / 10, minutes % 10]
    guard let time = TimeOfDay("\(digits[0])\(digits[1]):\(digits[2])\(digits[3])") else {
      preconditionFailure("\(minutes) minutes are no time of day")
    }
    return time
  }
}

extension Schedule {
  /// Twice a day.
  static let daily = at([.minutes(360), .minutes(1080)])
  /// Mondays at seven.
  static let mondays = at([.minutes(420)], on: [.monday])
  /// As little and as much as a schedule says.
  static let samples = [daily, mondays]

  /// A schedule in Berlin.
  static func at(
    _ times: [TimeOfDay], on days: [Weekday] = Weekday.allCases, in zone: String = "Europe/Berlin"
  ) -> Schedule {
    Schedule(days: days, times: times, timeZone: zone)
  }
}

extension DestinationSchedule {
  /// One of each kind.
  static let samples: [DestinationSchedule] = [.withRefresh, .own(.mondays), .own(.daily), .off]
}

extension Occasion {
  /// What is due at an hour of the day.
  static func at(_ hour: Int, missed: Int = 0) -> Occasion {
    Occasion(due: .at(hour), missed: missed)
  }
}

extension Webhook {
  /// Where whoever is on duty looks.
  static let pager = Webhook(
    server: "https://pager.example", fingerprint: "ffeeddccbbaa9988")
}

extension ScheduleEvent.RefreshStarted {
  /// The morning's refresh of both destinations.
  static func morning(
    orderer: Orderer = .schedule, occasion: Occasion? = .at(6), own: [OwnOccasion] = [],
    destinations: [DestinationID] = [.newsletter, .birthday]
  ) -> Self {
    .init(
      refresh: .morning, orderer: orderer, occasion: occasion, own: own,
      destinations: destinations)
  }
}

extension History {
  /// Two destinations that a schedule refreshes.
  static let scheduled =
    twoDestinations + [.schedule(.set(.init(schedule: .daily, from: .at(0))))]

  /// One of them has a schedule of its own.
  static let ownScheduled =
    scheduled + [
      .destination(
        .scheduled(.init(destination: .birthday, schedule: .own(.mondays), from: .at(1))))
    ]

  /// A refresh of both is under way, and neither was tried yet.
  static let refreshing = scheduled + [.schedule(.refreshStarted(.morning()))]
}
