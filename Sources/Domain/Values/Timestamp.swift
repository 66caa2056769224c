/// An instant in UTC with a resolution of one millisecond, as the log's `time` holds it.
package struct Timestamp: Hashable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  package let milliseconds: Int64

  /// Makes an instant.
  ///
  /// - Parameter milliseconds: Milliseconds since 1970-01-01T00:00:00Z.
  package init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }
}

extension Timestamp: Comparable {
  package static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.milliseconds < right.milliseconds
  }
}

extension Timestamp: LosslessStringConvertible {
  /// Reads the one form in which the log writes a time: `2026-11-23T14:05:09.120Z` (RFC 3339).
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    let separators: [(Int, Character)] = [
      (4, "-"), (7, "-"), (10, "T"), (13, ":"), (16, ":"), (19, "."), (23, "Z"),
    ]
    guard bytes.count == 24 else { return nil }
    for (place, character) in separators where bytes[place] != character.asciiValue { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
      let fraction = number(20..<23), hour < 24, minute < 60, second < 60
    else { return nil }
    let days = Self.days(year: year, month: month, day: day)
    guard Self.civil(days: days) == (year, month, day) else { return nil }
    let seconds = (days * 24 + hour) * 3600 + minute * 60 + second
    milliseconds = Int64(seconds) * 1000 + Int64(fraction)
  }

  package var description: String {
    let seconds = Int(milliseconds.flooredQuotient(by: 1000))
    let days = seconds.flooredQuotient(by: 86_400)
    let (year, month, day) = Self.civil(days: days)
    let clock = seconds - days * 86_400
    let fraction = Int((milliseconds % 1000 + 1000) % 1000)
    return "\(year.padded(4))-\(month.padded(2))-\(day.padded(2))"
      + "T\((clock / 3600).padded(2)):\((clock / 60 % 60).padded(2)):\((clock % 60).padded(2))"
      + ".\(fraction.padded(3))Z"
  }

  /// Days since 1970-01-01 of a date in the proleptic Gregorian calendar.
  ///
  /// Years are counted from March, so that the leap day comes last and months have a formula.
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let marchYear = month > 2 ? year : year - 1
    let era = marchYear.flooredQuotient(by: 400)
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The date of a count of days since 1970-01-01; the inverse of `days(year:month:day:)`.
  private static func civil(days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = shifted.flooredQuotient(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }
}

extension Timestamp: Codable {
  package init(from decoder: any Decoder) throws {
    self = try decoder.singleValue(of: "a time", Self.init)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension BinaryInteger {
  /// The quotient rounded towards negative infinity, so that instants before 1970 divide alike.
  fileprivate func flooredQuotient(by divisor: Self) -> Self {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

extension Int {
  fileprivate func padded(_ width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }
}
