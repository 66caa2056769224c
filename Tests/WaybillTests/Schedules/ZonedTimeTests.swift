import Domain
import Testing
import waybill

@Suite struct ZonedTimeTests {
  @Test(arguments: [
    ("2026-11-23T22:00:00.000Z", "Asia/Hong_Kong", "tue 2026-11-24 06:00 +08:00"),
    ("2026-07-01T04:30:59.999Z", "Europe/Berlin", "wed 2026-07-01 06:30 +02:00"),
    ("2026-12-01T05:00:00.000Z", "Europe/Berlin", "tue 2026-12-01 06:00 +01:00"),
    ("2026-01-01T02:29:00.000Z", "America/St_Johns", "wed 2025-12-31 22:59 -03:30"),
    ("1970-01-01T00:00:00.000Z", "UTC", "thu 1970-01-01 00:00 +00:00"),
    ("1969-12-31T23:59:00.000Z", "UTC", "wed 1969-12-31 23:59 +00:00"),
    ("2026-01-01T00:00:00.000Z", "No/Where", "thu 2026-01-01 00:00 +00:00"),
  ])
  func clocks(instant: String, zone: String, expected: String) throws {
    #expect(ZonedTime(try #require(Timestamp(instant)), in: zone).text == expected)
  }
}
