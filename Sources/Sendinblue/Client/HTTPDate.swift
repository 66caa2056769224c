/// When an answer was made, by the clock of whoever made it: its `Date` header.
package struct HTTPDate: Sendable, Hashable {
  /// Whole seconds since 1970-01-01T00:00:00Z; what is behind the second is cut off.
  package let seconds: Int64

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]

  /// Reads the one form that servers must send, `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section
  /// 5.6.7).
  ///
  /// - Parameter text: The header's value; nil, as any other text, is no date. Neither is a day
  ///   that there never was, nor one under another weekday's name.
  package init?(header text: String?) {
    guard let text, text.utf8.count == 29, text.hasSuffix(" GMT") else { return nil }
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 6, let day = Self.number(parts[1], digits: 2),
      let month = Self.months.firstIndex(of: String(parts[2])),
      let year = Self.number(parts[3], digits: 4), year >= 1970
    else { return nil }
    let clock = parts[4].split(separator: ":", omittingEmptySubsequences: false)
      .compactMap { Self.number($0, digits: 2) }
    // A leap second is written as the 60th (RFC 9110 takes it from RFC 5322).
    guard clock.count == 3, clock[0] < 24, clock[1] < 60, clock[2] <= 60,
      (1...Self.length(ofMonth: month, year: year)).contains(day)
    else { return nil }
    let days =
      (1970..<year).reduce(0) { $0 + (Self.isLeap($1) ? 366 : 365) }
      + (0..<month).reduce(0) { $0 + Self.length(ofMonth: $1, year: year) } + day - 1
    guard parts[0] == "\(Self.weekdays[days % 7])," else { return nil }
    seconds = Int64(((days * 24 + clock[0]) * 60 + clock[1]) * 60 + clock[2])
  }

  private static func number(_ text: Substring, digits: Int) -> Int? {
    guard text.utf8.count == digits, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int(text)
  }

  /// How many days a month has, January being 0.
  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 1: isLeap(year) ? 29 : 28
    case 3, 5, 8, 10: 30
    default: 31
    }
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }
}
