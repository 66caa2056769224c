import ArgumentParser
package import Domain

/// An instant, written as RFC 3339 has it, or a date for its beginning in UTC.
package struct TimeArgument: ExpressibleByArgument, Hashable, Sendable {
  /// The instant.
  package let timestamp: Timestamp

  /// Reads `2026-11-23`, `2026-11-23T14:05:09Z`, `2026-11-23T14:05:09.5+01:00` and the like.
  package init?(argument: String) {
    let text = argument.uppercased()
    guard text.utf8.count > 10 else {
      guard let start = Timestamp("\(text)T00:00:00.000Z") else { return nil }
      timestamp = start
      return
    }
    guard let zone = text.dropFirst(19).firstIndex(where: { ["Z", "+", "-"].contains($0) }),
      let offset = Self.minutes(text[zone...]),
      let fraction = Self.milliseconds(text.dropFirst(19)[..<zone]),
      let local = Timestamp("\(text.prefix(19)).\(fraction)Z")
    else { return nil }
    timestamp = Timestamp(milliseconds: local.milliseconds - Int64(offset) * 60_000)
  }

  /// The three digits of `.12` and the like; more are cut off.
  private static func milliseconds(_ fraction: Substring) -> String? {
    if fraction.isEmpty { return "000" }
    let digits = fraction.dropFirst()
    guard fraction.first == ".", !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber })
    else { return nil }
    return String((digits + "000").prefix(3))
  }

  /// The minutes by which `+01:00` and the like is ahead of UTC.
  private static func minutes(_ zone: Substring) -> Int? {
    if zone == "Z" { return 0 }
    let parts = zone.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hours = UInt8(parts[0]),
      let minutes = UInt8(parts[1]), hours < 24, minutes < 60
    else { return nil }
    let ahead = Int(hours) * 60 + Int(minutes)
    return zone.first == "-" ? -ahead : ahead
  }
}
