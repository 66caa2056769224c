import Domain
import Foundation

/// An instant as pages show it: by the reader's clock, with UTC beside it.
struct ShownTime {
  /// The name of the reader's time zone, of the IANA database.
  private let zone: TimeZone?

  /// Prepares to show instants.
  ///
  /// - Parameter zone: The reader's time zone; UTC where this machine does not know it.
  init(zone: String) {
    self.zone = zone == "UTC" ? nil : TimeZone(identifier: zone)
  }

  /// The name of the zone that times are shown in.
  var name: String { zone?.identifier ?? "UTC" }

  /// What a template has places for.
  ///
  /// - Parameter instant: The instant.
  /// - Returns: The exact instant, and the text, to the second, in one or two clocks.
  func values(_ instant: Timestamp) -> [String: Any] {
    var values: [String: Any] = ["exact": instant.description]
    let utc = Self.text(instant)
    guard let zone else {
      values["first"] = utc + " UTC"
      return values
    }
    let date = Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)
    let offset = Int64(zone.secondsFromGMT(for: date)) * 1000
    values["first"] = Self.text(Timestamp(milliseconds: instant.milliseconds + offset))
    values["second"] = utc.dropFirst(11) + " UTC"
    return values
  }

  private static func text(_ instant: Timestamp) -> String {
    String(instant.description.prefix(19)).replacing("T", with: " ")
  }
}
