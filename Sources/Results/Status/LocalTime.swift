import Domain
import Foundation

/// Times by the clock of a time zone, short for people.
package struct LocalTime {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// What the clock is called.
  let name: String
  private let zone: TimeZone?
  private let now: Timestamp

  /// Prepares to write times.
  ///
  /// - Parameters:
  ///   - timeZone: A name of the IANA database; UTC where this machine does not know it.
  ///   - now: The present instant, whose year goes without saying.
  init(timeZone: String, now: Timestamp) {
    zone = TimeZone(identifier: timeZone)
    name = zone == nil ? "UTC" : timeZone
    self.now = now
  }

  /// The day and the time: `24 Nov 06:00`, or `24 Nov 2027` where the year is another.
  func text(_ instant: Timestamp) -> String {
    let shown = local(instant)
    let day = "\(shown.dropFirst(8).prefix(2)) \(Self.month(shown))"
    let isThisYear = shown.prefix(4) == local(now).prefix(4)
    return "\(day) \(isThisYear ? shown.dropFirst(11).prefix(5) : shown.prefix(4))"
  }

  /// The clock's reading, in the form of RFC 3339.
  private func local(_ instant: Timestamp) -> String {
    let date = Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)
    let offset = Int64(zone?.secondsFromGMT(for: date) ?? 0) * 1000
    return Timestamp(milliseconds: instant.milliseconds + offset).description
  }

  private static func month(_ text: String) -> String {
    let number = Int(text.dropFirst(5).prefix(2)) ?? 1
    return months[number - 1]
  }
}
