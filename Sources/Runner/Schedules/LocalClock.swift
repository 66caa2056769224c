import Domain
import Foundation

/// A clock on the wall of a time zone.
///
/// What it shows is a *reading*: milliseconds since 1970-01-01T00:00 by this very clock. Where the
/// zone's offset from UTC changes, a reading may be skipped, or shown twice.
struct LocalClock: Sendable {
  /// A day by the clock, in milliseconds.
  static let day: Int64 = 86_400_000

  private let zone: TimeZone

  /// Finds the clock of a time zone.
  ///
  /// The zones are those of Foundation's own copy of the IANA database, never the machine's.
  ///
  /// - Parameter name: `UTC`, or a place's name in the IANA database, such as `Europe/Berlin`, in
  ///   its very letters. Abbreviations (`CET`, `EST5EDT`) and bare offsets (`GMT+2`, `Etc/GMT+2`,
  ///   whose sign says the contrary of what it seems to) are none: nobody lives by them.
  init?(timeZone name: String) {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let isUTC = name == "UTC" || name == "Etc/UTC"
    let isPlace = parts.count > 1 && parts[0] != "Etc" && parts[0] != "SystemV"
    // Foundation may take a name for what stands before a NUL in it.
    guard isUTC || isPlace, !name.utf8.contains(0), let zone = TimeZone(identifier: name)
    else { return nil }
    self.zone = zone
  }

  /// What the clock shows.
  ///
  /// - Parameter instant: The instant.
  /// - Returns: The reading, in milliseconds.
  func reading(at instant: Timestamp) -> Int64 {
    instant.milliseconds + offset(at: instant)
  }

  /// When the clock shows a reading, or one behind it, for the first time.
  ///
  /// A reading that the clock skips is passed at the first instant after the gap; one that it shows
  /// twice is reached the first time. An earlier reading is never reached later.
  ///
  /// - Parameter reading: The reading, in milliseconds.
  /// - Returns: The first instant.
  func firstInstant(reading: Int64) -> Timestamp {
    // No clock is or was a whole day off UTC, so that a day before it has not yet been reached.
    var instant = Timestamp(milliseconds: reading - Self.day)
    while true {
      let offset = offset(at: instant)
      if instant.milliseconds + offset >= reading { return instant }
      let reached = Timestamp(milliseconds: reading - offset)
      guard let change = nextChange(after: instant), change <= reached else { return reached }
      instant = change
    }
  }

  /// How far the clock is ahead of UTC, in milliseconds.
  private func offset(at instant: Timestamp) -> Int64 {
    Int64(zone.secondsFromGMT(for: Self.date(instant))) * 1000
  }

  /// When the clock's offset may change next; Foundation means all changes, not those of daylight
  /// saving time alone.
  private func nextChange(after instant: Timestamp) -> Timestamp? {
    zone.nextDaylightSavingTimeTransition(after: Self.date(instant)).map {
      Timestamp(milliseconds: Int64(($0.timeIntervalSince1970 * 1000).rounded()))
    }
  }

  private static func date(_ instant: Timestamp) -> Date {
    Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)
  }
}
