package import Domain

/// The machine's clock beside others' and beside the log.
package struct ClockFacts: Sendable {
  private static let tolerance: Int64 = 5_000
  private static let limit: Int64 = 5 * 60_000
  /// As far ahead as the agenda takes a record for a wrong clock's.
  private static let day: Int64 = 24 * 3_600_000

  private let now: Timestamp
  private let lastEntry: Timestamp?
  private let served: [String: Timestamp]
  private let servers: [ServerClock]
  private let isOnline: Bool

  /// States the facts.
  ///
  /// - Parameters:
  ///   - now: What it shows.
  ///   - lastEntry: When the log's last entry says it was made; nothing where that is not known.
  ///   - served: Up to when schedules are served, by what they are of.
  ///   - servers: What servers' clocks showed.
  ///   - isOnline: Whether servers were asked at all.
  package init(
    now: Timestamp, lastEntry: Timestamp?, served: [String: Timestamp], servers: [ServerClock],
    isOnline: Bool
  ) {
    self.now = now
    self.lastEntry = lastEntry
    self.served = served
    self.servers = servers
    self.isOnline = isOnline
  }

  /// What that comes to.
  package var findings: [Finding] {
    [besideLog, besideServers]
      + served.sorted { $0.key < $1.key }.compactMap(Self.ahead(of: now))
  }

  private var besideLog: Finding {
    guard let lastEntry else {
      return Finding(.clock, "log", .skipped, "There is no entry to hold it against.")
    }
    if lastEntry <= now {
      return Finding(.clock, "log", .pass, "It is not behind the log's last entry.")
    }
    return Finding(
      .clock, "log", .fail, "It is behind the log's last entry, of \(lastEntry).",
      advice: "Set it, by NTP best: the log's times are evidence.")
  }

  private var besideServers: Finding {
    let subject = "sendinblue"
    guard isOnline else { return Finding(.clock, subject, .skipped, .offline) }
    guard let lead = servers.map(\.leastLead).max(by: { abs($0) < abs($1) }) else {
      return Finding(.clock, subject, .skipped, "No answer told the time.")
    }
    guard abs(lead) > Self.tolerance else {
      return Finding(.clock, subject, .pass, "It shows what Sendinblue's clock shows.")
    }
    return Finding(
      .clock, subject, abs(lead) > Self.limit ? .fail : .warn,
      "It is \(abs(lead) / 1000) s \(lead > 0 ? "ahead of" : "behind") Sendinblue's clock.",
      advice: "Set it, by NTP best: schedules and the log's times follow it.")
  }

  private static func ahead(
    of now: Timestamp
  ) -> (_ subject: String, _ served: Timestamp) -> Finding? {
    { subject, served in
      guard served > now else { return nil }
      let isFar = served.milliseconds - now.milliseconds > day
      return Finding(
        .clock, subject, .warn,
        isFar
          ? "It counts as served until \(served), when a clock was far ahead: it starts over with"
            + " its last time that has come, which may run it at once."
          : "It counts as served until \(served): nothing of it falls due before.",
        advice: "Make sure that the machine's clock is right now.")
    }
  }
}

extension String {
  /// Why Sendinblue was not asked.
  static let offline = "Sendinblue was not asked, because of --offline."
}
