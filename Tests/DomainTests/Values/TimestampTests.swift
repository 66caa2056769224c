import Domain
import Foundation
import Testing

/// Instants, as RFC 3339 writes them in the log.
struct TimestampTests {
  @Test(arguments: [
    (Int64(0), "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
    (-86_400_000, "1969-12-31T00:00:00.000Z"), (951_782_400_000, "2000-02-29T00:00:00.000Z"),
    (1_709_164_800_123, "2024-02-29T00:00:00.123Z"),
    (1_767_225_600_000, "2026-01-01T00:00:00.000Z"),
    (1_795_442_709_120, "2026-11-23T14:05:09.120Z"),
    (4_107_542_399_999, "2100-02-28T23:59:59.999Z"),
    (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
    (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
    (-62_135_596_800_000, "0001-01-01T00:00:00.000Z"),
    (-62_167_219_200_000, "0000-01-01T00:00:00.000Z"),
  ])
  func `An instant has one text`(_ milliseconds: Int64, text: String) throws {
    let timestamp = Timestamp(milliseconds: milliseconds)
    #expect(timestamp.description == text)
    #expect(Timestamp(text) == timestamp)
    let data = try JSONEncoder().encode([timestamp])
    #expect(try JSONDecoder().decode([Timestamp].self, from: data) == [timestamp])
  }

  @Test
  func `Calendar arithmetic agrees with Foundation's`() throws {
    var random = SplitMix64(seed: 3339)
    // From 1601 on: Foundation's calendar is Julian before 1582.
    let range = Int64(-11_644_473_600_000)...253_402_300_799_999
    for _ in 0..<2000 {
      let milliseconds = Int64.random(in: range, using: &random)
      let timestamp = Timestamp(milliseconds: milliseconds)
      let seconds = (milliseconds - (milliseconds % 1000 + 1000) % 1000) / 1000
      let date = Date(timeIntervalSince1970: Double(seconds))
      #expect(timestamp.description.prefix(19) == date.formatted(.iso8601).prefix(19))
      #expect(Timestamp(timestamp.description) == timestamp)
    }
  }

  @Test
  func `Instants are ordered as their texts`() throws {
    let texts = [
      "1969-12-31T23:59:59.999Z", "1970-01-01T00:00:00.000Z", "2024-02-29T23:59:59.999Z",
      "2024-03-01T00:00:00.000Z",
    ]
    let timestamps = try texts.map { try #require(Timestamp($0)) }
    #expect(timestamps.reversed().sorted() == timestamps)
  }

  @Test(arguments: [
    "", "2026-11-23", "2026-11-23T14:05:09Z", "2026-11-23T14:05:09.12Z",
    "2026-11-23T14:05:09.1200Z", "2026-11-23 14:05:09.120Z", "2026-11-23t14:05:09.120z",
    "2026-11-23T14:05:09.120+00:00", "2026-11-23T14:05:09,120Z", "2026-00-23T14:05:09.120Z",
    "2026-13-23T14:05:09.120Z", "2026-11-00T14:05:09.120Z", "2026-11-31T14:05:09.120Z",
    "2023-02-29T00:00:00.000Z", "2100-02-29T00:00:00.000Z", "1900-02-29T00:00:00.000Z",
    "2026-02-30T00:00:00.000Z", "2026-11-23T24:00:00.000Z", "2026-11-23T14:60:09.120Z",
    "2016-12-31T23:59:60.000Z", "-026-11-23T14:05:09.120Z", "+026-11-23T14:05:09.120Z",
    "2026-11-23T14:05: 9.120Z", "２026-11-23T14:05:09.120Z", "2026-11-23T14:05:09.1é0Z",
    "2026-11-23T14:05:09.120Z ", " 2026-11-23T14:05:09.120Z", "2026-11-23T14:05:09.120Z\u{0}",
  ])
  func `Any other text is no instant`(_ text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test(arguments: [Int64.min, .max, -62_167_219_200_001, 253_402_300_800_000])
  func `An instant beyond four-digit years does not stop the process`(_ milliseconds: Int64) {
    #expect(!Timestamp(milliseconds: milliseconds).description.isEmpty)
  }
}
