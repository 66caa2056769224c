import Domain
import Runner
import Testing

@Suite("The occurrences of a schedule")
struct OccurrencesTests {
  @Test("around a change of clocks", arguments: ChangeOfClocks.all)
  func changes(_ change: ChangeOfClocks) throws {
    let occurrences = try Timetable.occurrences(change.zone, change.times, days: change.days)
    let start = Timestamp(milliseconds: try Timetable.instant(change.span.from).milliseconds - 1)
    let end = Timestamp(milliseconds: try Timetable.instant(change.span.to).milliseconds - 1)
    let due = try change.due.map(Timetable.instant)
    #expect(occurrences.stepping(after: start, through: end) == due)
    let latest = occurrences.latest(atOrBefore: end, after: start)
    #expect(latest?.latest == due.last)
    #expect(latest?.earlier == due.count - 1)
  }

  @Test("an instant is behind itself by no millisecond")
  func edges() throws {
    let occurrences = try Timetable.occurrences("Europe/Berlin", ["02:30"])
    let due = try Timetable.instant("2026-03-29T01:00Z")
    let following = try Timetable.instant("2026-03-30T00:30Z")
    let justBefore = Timestamp(milliseconds: due.milliseconds - 1)
    #expect(occurrences.next(after: justBefore) == due)
    #expect(occurrences.next(after: due) == following)
    let latest = try #require(occurrences.latest(atOrBefore: due, after: justBefore))
    #expect(latest.latest == due && latest.earlier == 0)
    #expect(occurrences.latest(atOrBefore: justBefore, after: justBefore) == nil)
    #expect(occurrences.latest(atOrBefore: due, after: due) == nil)
    #expect(occurrences.latest(atOrBefore: justBefore, after: following) == nil)
  }

  @Test("what was due the first time is not due again", arguments: 60..<120)
  func repeatedHour(_ minute: Int64) throws {
    // From 01:00Z to 02:00Z the clock shows what it has shown from 00:00Z on.
    let occurrences = try Timetable.occurrences("Europe/Berlin", ["02:00", "02:30", "02:59"])
    let midnight = try Timetable.instant("2026-10-25T00:00Z")
    let instant = Timestamp(milliseconds: midnight.milliseconds + minute * 60_000)
    let nextDay = try Timetable.instant("2026-10-26T01:00Z")
    #expect(occurrences.next(after: instant) == nextDay)
    #expect(occurrences.latest(atOrBefore: nextDay, after: instant)?.earlier == 0)
  }

  @Test("over a year come as often as the times, less what meets in one instant")
  func year() throws {
    let occurrences = try Timetable.occurrences(
      "Europe/Berlin", ["00:00", "02:30", "03:00", "12:00"])
    let start = try Timetable.instant("2025-12-31T22:59Z")
    let end = try Timetable.instant("2026-12-31T22:59Z")
    let year = occurrences.stepping(after: start, through: end)
    #expect(year.count == 4 * 365 - 1)
    #expect(zip(year, year.dropFirst()).allSatisfy(<))
    var random = SplitMix64(state: 2026)
    for _ in 0..<200 {
      let here = Int.random(in: year.indices, using: &random)
      let there = Int.random(in: here..<year.endIndex, using: &random)
      let latest = occurrences.latest(atOrBefore: year[there], after: year[here])
      #expect(latest?.latest == (here < there ? year[there] : nil))
      #expect((latest?.earlier ?? -1) == there - here - 1)
    }
  }

  @Test("are counted over many years")
  func decades() throws {
    let occurrences = try Timetable.occurrences("America/New_York", ["02:30", "12:00"])
    let start = try Timetable.instant("2000-01-01T00:00Z")
    let end = try Timetable.instant("2050-01-01T00:00Z")
    let latest = try #require(occurrences.latest(atOrBefore: end, after: start))
    let last = try Timetable.instant("2049-12-31T17:00Z")
    #expect(latest.latest == last)
    // Fifty years with thirteen leap days.
    #expect(latest.earlier == 2 * (50 * 365 + 13) - 1)
  }

  @Test("hold at the ends of the years that a log can write")
  func ends() throws {
    let occurrences = try Timetable.occurrences("Europe/Berlin", ["12:00"], days: [.saturday])
    let first = try Timetable.instant("0000-01-01T00:00Z")
    let last = try Timetable.instant("9999-12-31T23:59Z")
    let week: Int64 = 7 * 86_400_000
    for instant in [first, last] {
      let next = occurrences.next(after: instant)
      #expect(instant < next && next.milliseconds <= instant.milliseconds + week)
    }
  }

  @Test(
    "are known for UTC and every place",
    arguments: [
      "UTC", "Etc/UTC", "Europe/Kyiv", "Asia/Kolkata", "America/Argentina/Buenos_Aires",
      "US/Eastern",
    ])
  func known(_ zone: String) throws {
    let schedule = Schedule(
      days: [.monday], times: [try #require(TimeOfDay("06:00"))], timeZone: zone)
    #expect(Occurrences(schedule) != nil)
  }

  @Test(
    "are unknown for what is no place",
    arguments: [
      "", "/", "utc", "GMT", "EST", "CET", "EST5EDT", "GMT+2", "GMT+0200", "+02:00", "Etc/GMT+2",
      "SystemV/EST5", "Factory", "localtime", "europe/berlin", "Europe", "Europe/",
      "Europe/Berlin ",
      "Europe/Berlin\0", "Europe/Bonn/Berlin", "Berlin", "../etc/passwd", "/usr/share/zoneinfo/UTC",
    ])
  func unknown(_ zone: String) throws {
    // Foundation is laxer about a name that it has met before.
    _ = try Timetable.occurrences("Europe/Berlin", ["06:00"])
    let schedule = Schedule(
      days: [.monday], times: [try #require(TimeOfDay("06:00"))], timeZone: zone)
    #expect(Occurrences(schedule) == nil)
  }

  @Test("are none without a day or a time")
  func empty() throws {
    let time = try #require(TimeOfDay("06:00"))
    #expect(Occurrences(Schedule(days: [], times: [time], timeZone: "UTC")) == nil)
    #expect(Occurrences(Schedule(days: [.monday], times: [], timeZone: "UTC")) == nil)
  }
}
