package import Domain
import EventLog
import Foundation
import Ledger
import Vault
import Views

/// This program, what it is built on, and the time zones that it knows.
package struct ProgramFacts: Sendable {
  private let sqlite: String
  private let timeZoneData: String
  private let now: Timestamp

  /// States the facts.
  ///
  /// - Parameters:
  ///   - sqlite: SQLite's version.
  ///   - timeZoneData: The time zone data's release, such as `2026a`.
  ///   - now: The present instant.
  package init(sqlite: String, timeZoneData: String, now: Timestamp) {
    self.sqlite = sqlite
    self.timeZoneData = timeZoneData
    self.now = now
  }

  /// This process.
  ///
  /// - Parameter now: The present instant.
  /// - Returns: The facts.
  /// - Throws: `EventLogError` where SQLite cannot be asked.
  static func current(at now: Timestamp) throws(EventLogError) -> ProgramFacts {
    ProgramFacts(
      sqlite: try EventLog.sqliteVersion(), timeZoneData: TimeZone.timeZoneDataVersion, now: now)
  }

  /// What that comes to.
  package var findings: [Finding] {
    let layouts =
      "log \(EventLog.layout), manifests \(Manifests.layout), vault \(Vault.layout),"
      + " views \(ViewsLook.layout)"
    return [
      Finding(
        .program, "waybill", .pass,
        "Version \(Waybill.version) with SQLite \(sqlite); it reads and writes the layouts"
          + " \(layouts)."),
      timeZones,
    ]
  }

  private var timeZones: Finding {
    let advice =
      "Update waybill: time zones whose rules changed since have runs at the wrong hour."
    guard let released = Self.month(ofRelease: timeZoneData) else {
      return Finding(
        .timeZones, "waybill", .warn, "How old its time zone data is cannot be told.",
        advice: advice)
    }
    // Twelve characters and more: `2026-11-23T…`.
    let today = now.description.split(separator: "-").prefix(2).compactMap { Int($0) }
    guard today.count == 2, today[0] * 12 + today[1] - 1 - released > 12 else {
      return Finding(.timeZones, "waybill", .pass, "Its time zone data is release \(timeZoneData).")
    }
    return Finding(
      .timeZones, "waybill", .warn,
      "Its time zone data, release \(timeZoneData), is over a year old.", advice: advice)
  }

  /// About when a release came out, in months since the year 0: its name tells the year, and by a
  /// letter which of the year's releases it is; three to four a year are usual.
  private static func month(ofRelease name: String) -> Int? {
    let bytes = Array(name.utf8)
    guard bytes.count == 5, let year = Int(name.prefix(4)),
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[4])
    else { return nil }
    return year * 12 + min(11, Int(bytes[4] - UInt8(ascii: "a")) * 3)
  }
}
