import Domain
import Runner
import Testing

/// What is due is a pure function of what is on record and of the instant.
@Suite("Agendas")
struct AgendaTests {
  private let ada = UserID(UUIDv7(milliseconds: 0, random: (0, 1)))
  private let newsletter = DestinationID(UUIDv7(milliseconds: 0, random: (0, 2)))
  private static let zone = "Europe/Berlin"

  private func time(_ text: String) throws -> Timestamp {
    try #require(Timestamp("2026-\(text):00.000Z"))
  }

  private func schedule(_ times: String..., in zone: String = Self.zone) -> Schedule {
    Schedule(days: Weekday.allCases, times: times.compactMap { TimeOfDay($0) }, timeZone: zone)
  }

  /// A state after events, with one destination.
  private func state(_ events: Event...) throws -> State {
    var state = State()
    let settings = DestinationSettings(
      name: try DisplayName("Newsletter"),
      connection: ConnectionID(UUIDv7(milliseconds: 0, random: (0, 3))), list: 2,
      matching: DataMatching(emailField: "email"), segments: [])
    state.evolve(
      .destination(
        .saved(
          .init(
            destination: newsletter, settings: settings, listName: "Newsletter", owner: ada))))
    for event in events { state.evolve(event) }
    return state
  }

  private func set(_ schedule: Schedule, from text: String) throws -> Event {
    .schedule(.set(.init(schedule: schedule, from: try time(text))))
  }

  @Test("with no schedule nothing is due, now or ever")
  func none() throws {
    let agenda = Agenda(of: try state(), at: try time("01-01T00:00"))
    #expect(!agenda.isDue)
    #expect(agenda.next == nil)
  }

  @Test(
    "the ledger's schedule is due once its time has come, with what was missed before",
    arguments: [
      // Set on 1 June at 12:00 UTC, 14:00 in Berlin; due at 04:00 and 16:00 UTC.
      ("06-01T12:00", nil, "06-01T16:00"),
      ("06-01T15:59", nil, "06-01T16:00"),
      ("06-01T16:00", Occasion?.some(.at("06-01T16:00", missed: 0)), "06-02T04:00"),
      ("06-01T16:01", .at("06-01T16:00", missed: 0), "06-02T04:00"),
      ("06-02T04:00", .at("06-02T04:00", missed: 1), "06-02T16:00"),
      ("06-08T12:00", .at("06-08T04:00", missed: 13), "06-08T16:00"),
    ])
  func due(_ now: String, _ expected: Occasion?, _ next: String) throws {
    let state = try state(try set(schedule("06:00", "18:00"), from: "06-01T12:00"))
    let agenda = Agenda(of: state, at: try time(now))
    #expect(agenda.occasion == expected)
    #expect(agenda.next == (try time(next)))
    #expect(agenda.own.isEmpty)
  }

  @Test("what was served is due no more, even where the clock was set back by hours")
  func served() throws {
    let refresh = RefreshID(UUIDv7(milliseconds: 0, random: (0, 4)))
    let served = Event.schedule(
      .refreshStarted(
        .init(
          refresh: refresh, orderer: .schedule, occasion: .at("06-01T16:00", missed: 0), own: [],
          destinations: [])))
    let state = try state(try set(schedule("06:00", "18:00"), from: "06-01T12:00"), served)
    for now in ["06-01T16:00", "06-01T23:00", "06-01T10:00", "05-31T17:00"] {
      let agenda = Agenda(of: state, at: try time(now))
      #expect(!agenda.isDue, "\(now)")
      #expect(agenda.next == (try time("06-02T04:00")), "\(now)")
    }
  }

  @Test("a record from a clock that was far ahead starts over with the last instant that has come")
  func farAhead() throws {
    let state = try state(try set(schedule("06:00"), from: "12-01T12:00"))
    let agenda = Agenda(of: state, at: try time("06-01T12:00"))
    #expect(agenda.occasion == .at("06-01T04:00", missed: 0))
    #expect(agenda.next == (try time("06-02T04:00")))
  }

  @Test("a destination's own schedule counts only while it is on and the destination attached")
  func own() throws {
    func scheduled(_ schedule: DestinationSchedule) throws -> Event {
      .destination(
        .scheduled(
          .init(destination: newsletter, schedule: schedule, from: try time("06-01T12:00"))))
    }
    let own = try scheduled(.own(schedule("06:00")))
    let now = try time("06-03T04:30")
    let due = [OwnOccasion(destination: newsletter, occasion: .at("06-03T04:00", missed: 1))]
    #expect(Agenda(of: try state(own), at: now).own == due)
    let silent: [[Event]] = [
      [try scheduled(.off)], [try scheduled(.withRefresh)],
      [own, .destination(.detached(.init(destination: newsletter)))],
      [own, .destination(.paused(.init(destination: newsletter, failures: 3)))],
      [own, .destination(.removed(.init(destination: newsletter)))],
    ]
    for events in silent {
      var state = try state()
      for event in events { state.evolve(event) }
      let agenda = Agenda(of: state, at: now)
      #expect(!agenda.isDue)
      #expect(agenda.next == nil)
    }
  }

  @Test("a time zone that is unknown here is named, and nothing of it is due")
  func unknownZone() throws {
    let state = try state(try set(schedule("06:00", in: "Europe/Atlantis"), from: "06-01T12:00"))
    let agenda = Agenda(of: state, at: try time("06-09T12:00"))
    #expect(agenda.unknownTimeZones == ["Europe/Atlantis"])
    #expect(!agenda.isDue)
    #expect(agenda.next == nil)
  }
}

extension Occasion {
  /// An instant of 2026, as month, day and time in UTC.
  fileprivate static func at(_ text: String, missed: Int) -> Occasion {
    Occasion(
      due: Timestamp("2026-\(text):00.000Z") ?? Timestamp(milliseconds: 0), missed: missed)
  }
}
