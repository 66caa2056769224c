import Domain
import Testing

/// A few days around a change of some zone's offset from UTC, and when a schedule then falls due.
struct ChangeOfClocks: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let zone: String
  var days = Weekday.allCases
  let times: [String]
  /// The days looked at, in UTC: `[start, end)`.
  let span: (from: String, to: String)
  let due: [String]

  init(
    _ reason: String, _ zone: String, days: [Weekday] = Weekday.allCases, at times: [String],
    _ from: String, _ to: String, due: [String]
  ) {
    testDescription = "\(zone): \(reason)"
    self.zone = zone
    self.days = days
    self.times = times
    span = (from, to)
    self.due = due
  }
}

extension ChangeOfClocks {
  static let all = aheadByNight + backByNight + atMidnight + odd

  private static let aheadByNight = [
    ChangeOfClocks(
      "02:00 becomes 03:00 at 01:00Z, so 02:00, 02:30 and 03:00 are one occurrence",
      "Europe/Berlin", at: ["02:00", "02:30", "03:00", "03:30"],
      "2026-03-28T12:00Z", "2026-03-29T12:00Z",
      due: ["2026-03-29T01:00Z", "2026-03-29T01:30Z"]),
    ChangeOfClocks(
      "01:59 is the last before the gap", "Europe/Berlin", at: ["01:59", "02:01"],
      "2026-03-28T12:00Z", "2026-03-29T12:00Z",
      due: ["2026-03-29T00:59Z", "2026-03-29T01:00Z"]),
    ChangeOfClocks(
      "a Sunday's 02:30 in the gap is due on Sundays alone", "Europe/Berlin", days: [.sunday],
      at: ["02:30"], "2026-03-21T12:00Z", "2026-04-05T12:00Z",
      due: ["2026-03-22T01:30Z", "2026-03-29T01:00Z", "2026-04-05T00:30Z"]),
    ChangeOfClocks(
      "02:00 becomes 03:00 at 07:00Z", "America/New_York", at: ["01:30", "02:30", "03:00"],
      "2026-03-08T00:00Z", "2026-03-09T00:00Z",
      due: ["2026-03-08T06:30Z", "2026-03-08T07:00Z"]),
    ChangeOfClocks(
      "02:00 becomes 02:30 at 15:30Z the day before: half an hour", "Australia/Lord_Howe",
      at: ["02:00", "02:15", "02:30", "03:00"], "2026-10-03T00:00Z", "2026-10-04T00:00Z",
      due: ["2026-10-03T15:30Z", "2026-10-03T16:00Z"]),
    ChangeOfClocks(
      "after Ramadan 02:00 becomes 03:00 at 02:00Z", "Africa/Casablanca",
      at: ["02:00", "02:30", "03:15"], "2026-03-21T12:00Z", "2026-03-22T12:00Z",
      due: ["2026-03-22T02:00Z", "2026-03-22T02:15Z"]),
    ChangeOfClocks(
      "01:00 becomes 03:00 at 01:00Z: two hours", "Antarctica/Troll",
      at: ["01:00", "02:00", "02:59", "03:00"], "2026-03-28T12:00Z", "2026-03-29T12:00Z",
      due: ["2026-03-29T01:00Z"]),
  ]

  private static let backByNight = [
    ChangeOfClocks(
      "03:00 becomes 02:00 at 01:00Z: 02:00 and 02:30 the first time, 03:00 when it stays",
      "Europe/Berlin", at: ["02:00", "02:30", "03:00"],
      "2026-10-24T12:00Z", "2026-10-25T12:00Z",
      due: ["2026-10-25T00:00Z", "2026-10-25T00:30Z", "2026-10-25T02:00Z"]),
    ChangeOfClocks(
      "02:00 becomes 01:00 at 06:00Z: 01:30 the first time", "America/New_York",
      at: ["01:30", "02:00"], "2026-11-01T00:00Z", "2026-11-02T00:00Z",
      due: ["2026-11-01T05:30Z", "2026-11-01T07:00Z"]),
    ChangeOfClocks(
      "02:00 becomes 01:30 at 15:00Z the day before: 01:45 the first time",
      "Australia/Lord_Howe", at: ["01:15", "01:30", "01:45", "02:00"],
      "2026-04-04T00:00Z", "2026-04-05T00:00Z",
      due: [
        "2026-04-04T14:15Z", "2026-04-04T14:30Z", "2026-04-04T14:45Z", "2026-04-04T15:30Z",
      ]),
    ChangeOfClocks(
      "for Ramadan 03:00 becomes 02:00 at 02:00Z: 02:30 the first time", "Africa/Casablanca",
      at: ["02:30", "03:00"], "2026-02-14T12:00Z", "2026-02-15T12:00Z",
      due: ["2026-02-15T01:30Z", "2026-02-15T03:00Z"]),
  ]

  private static let atMidnight = [
    ChangeOfClocks(
      "Friday begins at 01:00, so its 00:00 and 00:30 are due then", "Africa/Cairo",
      at: ["00:00", "00:30", "23:59"], "2026-04-23T12:00Z", "2026-04-24T12:00Z",
      due: ["2026-04-23T21:59Z", "2026-04-23T22:00Z"]),
    ChangeOfClocks(
      "Thursday ends twice: its 23:30 the first time, Friday's 00:00 once it stays",
      "Africa/Cairo", at: ["00:00", "23:30"], "2026-10-29T12:00Z", "2026-10-30T12:00Z",
      due: ["2026-10-29T20:30Z", "2026-10-29T22:00Z"]),
    ChangeOfClocks(
      "Friday's 00:15 is skipped, and due on Fridays alone", "Africa/Cairo",
      days: [.friday], at: ["00:15"], "2026-04-22T12:00Z", "2026-04-30T12:00Z",
      due: ["2026-04-23T22:00Z"]),
    ChangeOfClocks(
      "Sunday begins at 01:00", "Asia/Beirut", days: [.sunday], at: ["00:00", "01:00"],
      "2026-03-27T00:00Z", "2026-03-30T00:00Z", due: ["2026-03-28T22:00Z"]),
    ChangeOfClocks(
      "Saturday ends twice", "Asia/Beirut", days: [.saturday, .sunday], at: ["00:00", "23:00"],
      "2026-10-24T12:00Z", "2026-10-25T12:00Z", due: ["2026-10-24T20:00Z", "2026-10-24T22:00Z"]),
    ChangeOfClocks(
      "in 2018, Sunday began at 01:00", "America/Sao_Paulo", at: ["00:00", "00:59", "01:00"],
      "2018-11-03T12:00Z", "2018-11-04T12:00Z", due: ["2018-11-04T03:00Z"]),
    ChangeOfClocks(
      "in 2018, Saturday ended twice", "America/Sao_Paulo", at: ["00:00", "23:30"],
      "2018-02-17T12:00Z", "2018-02-18T12:00Z", due: ["2018-02-18T01:30Z", "2018-02-18T03:00Z"]),
  ]

  private static let odd = [
    ChangeOfClocks(
      "no Friday in the week: its times are due as Saturday begins", "Pacific/Apia",
      at: ["06:00", "18:00"], "2011-12-29T12:00Z", "2011-12-31T12:00Z",
      due: [
        "2011-12-29T16:00Z", "2011-12-30T04:00Z", "2011-12-30T10:00Z", "2011-12-30T16:00Z",
        "2011-12-31T04:00Z",
      ]),
    ChangeOfClocks(
      "no Friday in the week: a Friday's schedule is due once", "Pacific/Apia", days: [.friday],
      at: ["00:00", "06:00", "23:59"], "2011-12-24T12:00Z", "2012-01-05T00:00Z",
      due: ["2011-12-30T10:00Z"]),
    ChangeOfClocks(
      "the skipped Friday's 06:00 and Saturday's 00:00 are one occurrence", "Pacific/Apia",
      days: [.friday, .saturday], at: ["00:00", "06:00"],
      "2011-12-30T00:00Z", "2011-12-31T00:00Z", due: ["2011-12-30T10:00Z", "2011-12-30T16:00Z"]),
    ChangeOfClocks(
      "standard and saving time change at once and cancel out", "America/Scoresbysund",
      at: ["00:00", "00:30"], "2024-03-30T12:00Z", "2024-04-01T00:00Z",
      due: ["2024-03-31T01:00Z", "2024-03-31T01:30Z"]),
    ChangeOfClocks(
      "the clocks never change now", "Asia/Hong_Kong", at: ["00:00", "02:30"],
      "2026-03-28T12:00Z", "2026-03-29T23:00Z",
      due: ["2026-03-28T16:00Z", "2026-03-28T18:30Z", "2026-03-29T16:00Z", "2026-03-29T18:30Z"]),
    ChangeOfClocks(
      "the clocks never change", "UTC", days: [.monday, .thursday], at: ["00:00", "23:59"],
      "2026-11-23T00:00Z", "2026-11-27T00:00Z",
      due: ["2026-11-23T00:00Z", "2026-11-23T23:59Z", "2026-11-26T00:00Z", "2026-11-26T23:59Z"]),
    ChangeOfClocks(
      "a leap day is a day", "UTC", days: [.tuesday], at: ["12:00"],
      "2000-02-28T00:00Z", "2000-03-07T00:00Z", due: ["2000-02-29T12:00Z"]),
    ChangeOfClocks(
      "weekdays hold before 1970", "UTC", days: [.wednesday], at: ["06:00"],
      "1969-12-25T00:00Z", "1970-01-08T00:00Z",
      due: ["1969-12-31T06:00Z", "1970-01-07T06:00Z"]),
  ]
}
