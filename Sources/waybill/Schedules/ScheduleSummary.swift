package import Domain
package import Results

/// What is shown of a schedule: the ledger's, or a destination's.
package struct ScheduleSummary: Sendable {
  /// Which schedule counts.
  package enum Kind: String, Encodable, Sendable {
    /// The one that is shown is the thing's own.
    case own
    /// A destination goes with the ledger's.
    case withRefresh = "with-refresh"
    /// None.
    case off
  }

  /// An instant at which it falls due.
  struct Due: Encodable {
    /// By its own clock.
    let local: String
    /// In UTC.
    let utc: Timestamp
  }

  /// The destination; nothing for the ledger's schedule.
  let destination: DisplayName?
  /// Which schedule counts.
  let kind: Kind
  /// What counts; nothing where it is off.
  let schedule: Schedule?
  /// The same in words.
  let words: String
  /// Why nothing falls due, although there is a schedule.
  let obstacle: String?
  /// The instant up to which all that was due has been served.
  let served: Timestamp?
  /// When it falls due next.
  let next: [Due]

  private static let shown = 5

  /// Sums up the ledger's schedule.
  ///
  /// - Parameters:
  ///   - state: The configuration.
  ///   - now: The present instant.
  package init(of state: State, at now: Timestamp) {
    let schedule = state.refreshSchedule
    self.init(
      destination: nil, kind: schedule == nil ? .off : .own, schedule: schedule?.schedule,
      words: schedule?.schedule.description ?? "off", obstacle: nil, served: schedule?.served,
      now: now)
  }

  /// Sums up when a destination runs by itself.
  ///
  /// - Parameters:
  ///   - destination: The destination.
  ///   - state: The configuration.
  ///   - now: The present instant.
  package init(of destination: Destination, in state: State, at now: Timestamp) {
    let refresh = state.refreshSchedule
    let (kind, schedule, served): (Kind, Schedule?, Timestamp?) =
      switch destination.schedule {
      case .own(let schedule): (.own, schedule, destination.served)
      case .withRefresh: (.withRefresh, refresh?.schedule, refresh?.served)
      case .off: (.off, nil, nil)
      }
    let words =
      kind == .withRefresh
      ? "with every refresh, \(schedule?.description ?? "whose schedule is off")"
      : destination.schedule.description
    self.init(
      destination: destination.settings.name, kind: kind, schedule: schedule, words: words,
      obstacle: destination.obstacle(in: state), served: served, now: now)
  }

  private init(
    destination: DisplayName?, kind: Kind, schedule: Schedule?, words: String, obstacle: String?,
    served: Timestamp?, now: Timestamp
  ) {
    self.destination = destination
    (self.kind, self.schedule, self.words, self.served) = (kind, schedule, words, served)
    let isUnknown = schedule.map { !$0.isTimeZoneKnown } ?? false
    self.obstacle =
      obstacle ?? (isUnknown ? "this machine does not know the time zone" : nil)
    let start = max(now, served ?? now)
    next =
      self.obstacle == nil
      ? (schedule?.next(Self.shown, after: start) ?? []).map {
        Due(local: ZonedTime($0, in: schedule?.timeZone ?? "UTC").text, utc: $0)
      } : []
  }
}

extension ScheduleSummary: Tabular {
  private enum CodingKeys: CodingKey {
    case destination, kind, schedule, words, obstacle, served, next
  }

  package static var columns: [Column<ScheduleSummary>] {
    [
      Column("destination") { $0.destination?.text ?? "" },
      Column("schedule") { $0.words },
      Column("but") { $0.obstacle ?? "" },
      Column("served up to") { $0.served?.description ?? "" },
      Column("next") { $0.next.map(\.utc.description).joined(separator: " ") },
    ]
  }

  /// The summary for people, a line a fact.
  package var text: String {
    var lines = [("schedule", words)]
    if let destination { lines.insert(("destination", destination.text), at: 0) }
    if let obstacle { lines.append(("but", obstacle)) }
    if let served, let schedule {
      lines.append(("served", "up to \(ZonedTime(served, in: schedule.timeZone).text)"))
    }
    for (place, due) in next.enumerated() {
      lines.append((place == 0 ? "next" : "", "\(due.local)  \(due.utc)"))
    }
    let width = lines.map(\.0.count).max() ?? 0
    return lines.map { name, value in
      (name.isEmpty ? "" : name + ":").padded(to: width + 1, .leading) + " " + value.visible + "\n"
    }.joined()
  }
}

extension Destination {
  /// Why its schedule does not count, if so.
  fileprivate func obstacle(in state: State) -> String? {
    if isDetached { return "it is detached from its connection" }
    if condition == .paused {
      return "it is paused after \(Destination.mostFailures) failures in a row; settle the reason,"
        + " then `waybill destination schedule NAME --resume`"
    }
    if schedule != .off, !state.runsBySchedule(self) {
      return "runs over its connection need an approved plan, which a schedule has not"
    }
    return nil
  }
}
