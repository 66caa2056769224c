/// A time on a clock on the wall, to the minute: from 00:00 to 23:59.
package struct TimeOfDay: Hashable, Sendable {
  /// Minutes since midnight by the clock, in `[0, 1440)`.
  package let minutes: Int
}

extension TimeOfDay: Comparable {
  package static func < (left: TimeOfDay, right: TimeOfDay) -> Bool {
    left.minutes < right.minutes
  }
}

extension TimeOfDay: LosslessStringConvertible {
  /// Reads a time.
  ///
  /// - Parameter text: Two digits, a colon and two digits, such as `06:00`.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 5, bytes[2] == UInt8(ascii: ":") else { return nil }
    var digits: [Int] = []
    for byte in bytes[..<2] + bytes[3...] {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      digits.append(Int(byte - UInt8(ascii: "0")))
    }
    let (hour, minute) = (digits[0] * 10 + digits[1], digits[2] * 10 + digits[3])
    guard hour < 24, minute < 60 else { return nil }
    minutes = hour * 60 + minute
  }

  package var description: String {
    let digits = [minutes / 600, minutes / 60 % 10, minutes % 60 / 10, minutes % 10]
    return "\(digits[0])\(digits[1]):\(digits[2])\(digits[3])"
  }
}

extension TimeOfDay: Codable {
  package init(from decoder: any Decoder) throws {
    self = try decoder.singleValue(of: "a time of day", Self.init)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
