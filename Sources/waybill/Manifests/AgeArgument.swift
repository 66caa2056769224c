import ArgumentParser
package import Domain
import Foundation

/// How long ago something was: `90d`, `12w`, `13mo` or `2y`, by the calendar in UTC.
package struct AgeArgument: ExpressibleByArgument, Hashable, Sendable {
  private let count: Int
  private let unit: Calendar.Component

  /// Reads a number with its unit; a hundred years is the most.
  package init?(argument: String) {
    let digits = argument.prefix { $0.isASCII && $0.isNumber }
    let units: [Substring: (Calendar.Component, perYear: Int, days: Int)] = [
      "d": (.day, 366, 1), "w": (.day, 53, 7), "mo": (.month, 12, 1), "y": (.year, 1, 1),
    ]
    guard let count = Int(digits), let unit = units[argument.dropFirst(digits.count)],
      count <= 100 * unit.perYear
    else { return nil }
    (self.count, self.unit) = (count * unit.days, unit.0)
  }

  /// The instant that was that long ago.
  ///
  /// - Parameter now: The present instant.
  /// - Returns: The same time of day then; of a month that is too short, its last day.
  package func instant(before now: Timestamp) -> Timestamp {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let date = Date(timeIntervalSince1970: Double(now.milliseconds) / 1000)
    guard let then = calendar.date(byAdding: unit, value: -count, to: date) else {
      preconditionFailure("a hundred years back there is a date")
    }
    // A calendar counts seconds in floating point; the milliseconds are the present instant's own.
    let seconds = Int64(then.timeIntervalSince1970.rounded(.down))
    return Timestamp(
      milliseconds: seconds * 1000 + (now.milliseconds % 1000 + 1000) % 1000)
  }
}
