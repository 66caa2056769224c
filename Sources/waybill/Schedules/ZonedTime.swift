package import Domain
import Foundation

/// An instant as a clock on the wall shows it: `tue 2026-11-24 06:00 +08:00`.
package struct ZonedTime: Sendable {
  /// The text: day of the week, date, time and the clock's distance from UTC.
  package let text: String

  /// Reads a clock.
  ///
  /// - Parameters:
  ///   - instant: The instant; parts of a minute are left out.
  ///   - zone: The time zone's IANA name; UTC stands for one that this machine does not know.
  package init(_ instant: Timestamp, in zone: String) {
    let date = Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)
    let offset = TimeZone(identifier: zone)?.secondsFromGMT(for: date) ?? 0
    let shown = Timestamp(milliseconds: instant.milliseconds + Int64(offset) * 1000)
    let clock = shown.description.prefix(16).replacing("T", with: " ")
    // 1970-01-01 was a Thursday.
    let days =
      (shown.milliseconds - (shown.milliseconds % Self.day + Self.day) % Self.day)
      / Self.day
    let place = ((Int(days) + Weekday.thursday.place) % 7 + 7) % 7
    text = "\(Weekday.allCases[place].rawValue) \(clock) \(Self.distance(offset / 60))"
  }

  private static let day: Int64 = 86_400_000

  /// A distance from UTC, in minutes, as RFC 3339 writes it.
  private static func distance(_ minutes: Int) -> String {
    let (hours, rest) = (abs(minutes) / 60, abs(minutes) % 60)
    return (minutes < 0 ? "-" : "+") + (hours < 10 ? "0" : "") + "\(hours):"
      + (rest < 10 ? "0" : "") + "\(rest)"
  }
}
