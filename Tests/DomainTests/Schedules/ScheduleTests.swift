import Domain
import Foundation
import Testing

/// The ledger's schedule and the destinations' own: set, switched off and refused.
struct ScheduleTests {
  static let specifications = ledgerSchedules + destinationSchedules

  private static let ledgerSchedules: [Specification] = [
    Given("a schedule is set", History.team).when(set(.daily), by: .ada)
      .then(.schedule(.set(.init(schedule: .daily, from: .at(9))))),
    Given("another schedule follows it", History.scheduled).when(set(.mondays), by: .bea)
      .then(.schedule(.set(.init(schedule: .mondays, from: .at(9))))),
    Given("the schedule is like that already", History.scheduled).when(set(.daily), by: .ada)
      .thenNothing(),
    Given("four times a day are not too many", History.team)
      .when(set(.at(times(4))), by: .ada)
      .then(.schedule(.set(.init(schedule: .at(times(4)), from: .at(9))))),
    Given("a machine knows no such time zone", History.team)
      .when(set(.at(times(1), in: "Europe/Atlantis"), isTimeZoneKnown: false), by: .ada)
      .thenRefused(.timeZoneUnknown("Europe/Atlantis")),
    Given("a schedule names no day", History.team).when(set(.at(times(1), on: [])), by: .ada)
      .thenRefused(.noDay),
    Given("a schedule names no time", History.team).when(set(.at([])), by: .ada)
      .thenRefused(.noTime),
    Given("five times a day are too many", History.team).when(set(.at(times(5))), by: .ada)
      .thenRefused(.tooManyTimes(5, limit: 4)),
    Given("a flawed schedule is refused although another stands", History.scheduled)
      .when(set(.at([])), by: .ada).thenRefused(.noTime),
    Given("a schedule is switched off", History.scheduled)
      .when(.schedule(.switchOff(.init())), by: .ada).then(.schedule(.switchedOff(.init()))),
    Given("a schedule is off already", History.team)
      .when(.schedule(.switchOff(.init())), by: .ada).thenNothing(),
    Given("a schedule that was off is set again", History.scheduled + [off])
      .when(set(.daily), by: .ada)
      .then(.schedule(.set(.init(schedule: .daily, from: .at(9))))),
  ]

  private static let destinationSchedules: [Specification] = [
    Given("a contributor gives a destination a schedule of its own", History.destination)
      .when(setOwn(.own(.mondays)), by: .carl).then(scheduled(.own(.mondays))),
    Given("a destination runs with every refresh already", History.destination)
      .when(setOwn(.withRefresh), by: .carl).thenNothing(),
    Given("a destination is switched off", History.destination)
      .when(setOwn(.off), by: .carl).then(scheduled(.off)),
    Given("a paused destination's schedule is set as it was", History.destination + [paused])
      .when(setOwn(.withRefresh), by: .carl).then(scheduled(.withRefresh)),
    Given("a destination's own schedule names an unknown zone", History.destination)
      .when(setOwn(.own(.at(times(1), in: "Mars")), isTimeZoneKnown: false), by: .carl)
      .thenRefused(.timeZoneUnknown("Mars")),
    Given("a destination's own schedule names no day", History.destination)
      .when(setOwn(.own(.at(times(1), on: []))), by: .carl).thenRefused(.noDay),
    Given("a destination's own schedule names no time", History.destination)
      .when(setOwn(.own(.at([]))), by: .carl).thenRefused(.noTime),
    Given("a destination's own schedule names five times", History.destination)
      .when(setOwn(.own(.at(times(5)))), by: .carl).thenRefused(.tooManyTimes(5, limit: 4)),
    Given("a destination without a schedule needs no time zone", History.destination)
      .when(setOwn(.off, isTimeZoneKnown: false), by: .carl).then(scheduled(.off)),
    Given("no destination is scheduled", History.segments).when(setOwn(.off), by: .ada)
      .thenRefused(.unknown("destination/\(DestinationID.newsletter)")),
    Given("a contributor sets no schedule over a connection kept from them", unshared)
      .when(setOwn(.off), by: .carl).thenRefused(.connectionNotAccessible),
  ]

  private static let off = Event.schedule(.switchedOff(.init()))
  private static let paused = Event.destination(
    .paused(.init(destination: .newsletter, failures: 3)))
  private static let unshared =
    History.destination + [.connection(.unshared(.init(connection: .brevo)))]

  private static func times(_ count: Int) -> [TimeOfDay] {
    (0..<count).map { .minutes($0 * 60) }
  }

  private static func set(_ schedule: Schedule, isTimeZoneKnown: Bool = true) -> Command {
    .schedule(.set(.init(schedule: schedule, isTimeZoneKnown: isTimeZoneKnown, from: .at(9))))
  }

  private static func setOwn(
    _ schedule: DestinationSchedule, isTimeZoneKnown: Bool = true
  ) -> Command {
    .destination(
      .setSchedule(
        .init(
          destination: .newsletter, schedule: schedule, isTimeZoneKnown: isTimeZoneKnown,
          from: .at(9))))
  }

  private static func scheduled(_ schedule: DestinationSchedule) -> Event {
    .destination(
      .scheduled(.init(destination: .newsletter, schedule: schedule, from: .at(9))))
  }

  @Test(arguments: specifications)
  func schedules(_ specification: Specification) { specification.check() }

  @Test
  func `Nothing is due before the schedule was set, nor behind the last refresh for it`() {
    var state = State(replaying: History.scheduled)
    #expect(state.refreshSchedule?.served == .at(0))
    state.evolve(.schedule(.refreshStarted(.morning(occasion: .at(6)))))
    #expect(state.refreshSchedule?.served == .at(6))
    state.evolve(.schedule(.refreshStarted(.morning(occasion: nil))))
    #expect(state.refreshSchedule?.served == .at(6))
    state.evolve(.schedule(.set(.init(schedule: .mondays, from: .at(9)))))
    #expect(state.refreshSchedule?.served == .at(9))
    state.evolve(Self.off)
    #expect(state.refreshSchedule == nil)
  }

  @Test
  func `A schedule keeps days and times in order and once, as it is made and as it is read`() throws
  {
    let made = Schedule(
      days: [.sunday, .monday, .sunday], times: [.minutes(60), .minutes(0), .minutes(60)],
      timeZone: "UTC")
    #expect(made.days == [.monday, .sunday])
    #expect(made.times == [.minutes(0), .minutes(60)])
    let text = #"{"days":["sun","mon","sun"],"times":["01:00","00:00","01:00"],"timeZone":"UTC"}"#
    #expect(try JSONDecoder().decode(Schedule.self, from: Data(text.utf8)) == made)
  }

  @Test(arguments: [
    (Schedule.daily, "daily at 06:00 and 18:00, Europe/Berlin"),
    (.mondays, "on mon at 07:00, Europe/Berlin"),
    (
      .at([.minutes(0), .minutes(1), .minutes(1439)], on: [.saturday, .sunday], in: "UTC"),
      "on sat and sun at 00:00, 00:01 and 23:59, UTC"
    ),
  ])
  func `A schedule is said in words`(_ schedule: Schedule, words: String) {
    #expect(schedule.description == words)
  }

  @Test(arguments: [
    "", "6:00", "06:0", "24:00", "06:60", "06-00", "0６:00", "-1:00", "+6:00", "06:00:00", " 6:00",
  ])
  func `What is no time of day is none`(_ text: String) {
    #expect(TimeOfDay(text) == nil)
  }

  @Test
  func `Every minute of a day is written as it is read`() {
    for minutes in 0..<1440 {
      let time = TimeOfDay.minutes(minutes)
      #expect(time.minutes == minutes)
      #expect(TimeOfDay(time.description) == time)
    }
  }

  @Test(arguments: [
    #"{"kind":"own"}"#, #"{"kind":"hourly"}"#, #"{"schedule":{}}"#, #""off""#,
    #"{"kind":"own","schedule":{"days":["funday"],"times":["06:00"],"timeZone":"UTC"}}"#,
  ])
  func `What is no destination's schedule is none`(_ text: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(DestinationSchedule.self, from: Data(text.utf8))
    }
  }
}
