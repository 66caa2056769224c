import Domain
import Foundation
import Runner
import Testing

@Suite("A walk along the clock minute by minute")
struct MinuteWalkTests {
  private static let day = 1440
  /// From 1975 to 2037, in minutes since 1970.
  private static let years = 5 * 365 * day..<67 * 365 * day

  @Test("finds the same occurrences, in any zone", arguments: [1, 2, 3, 4])
  func sameOccurrences(_ seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    var changes = 0
    for _ in 0..<100 {
      let name = try #require(
        TimeZone.knownTimeZoneIdentifiers.dropFirst().randomElement(using: &random))
      guard name.contains("/") else { continue }
      let zone = try #require(TimeZone(identifier: name))
      let schedule = schedule(name, &random)
      let start = Int.random(in: Self.years, using: &random)
      // Every other time close to a change of clocks, of which random days would see few.
      let change = random.next() % 2 == 0 ? nil : change(in: zone, after: start)
      changes += change == nil ? 0 : 1
      let from = (change ?? start) - Int.random(in: -120..<2 * Self.day, using: &random)
      let span = from..<from + 3 * Self.day
      let occurrences = try #require(Occurrences(schedule)).stepping(
        after: Timestamp(milliseconds: Int64(span.lowerBound) * 60_000 - 1),
        through: Timestamp(milliseconds: Int64(span.upperBound) * 60_000 - 1))
      #expect(
        occurrences.map { Int($0.milliseconds / 60_000) }
          == MinuteWalk(zone: zone, schedule: schedule).occurrences(in: span),
        "\(schedule) from minute \(from)")
    }
    #expect(changes > 10)
  }

  private func schedule(_ zone: String, _ random: inout SplitMix64) -> Schedule {
    let days = Weekday.allCases.filter { _ in Int.random(in: 0..<4, using: &random) > 0 }
    // Most changes come early in the day.
    let times = (0..<Schedule.mostTimesADay).compactMap { _ in
      let hour = Int.random(in: 0..<6, using: &random) * (Bool.random(using: &random) ? 1 : 4)
      let minute = Int.random(in: 0..<4, using: &random) * 15
      return TimeOfDay("\(hour < 10 ? "0" : "")\(hour):\(minute == 0 ? "00" : "\(minute)")")
    }
    return Schedule(days: days.isEmpty ? [.friday] : days, times: times, timeZone: zone)
  }

  private func change(in zone: TimeZone, after minute: Int) -> Int? {
    zone.nextDaylightSavingTimeTransition(after: Date(timeIntervalSince1970: Double(minute) * 60))
      .map { Int($0.timeIntervalSince1970 / 60) }
      .flatMap { Self.years.contains($0) ? $0 : nil }
  }
}
