package import Domain
package import Ledger
import Runner
import Views

/// How a ledger stands at an instant: its schedule, its refresh, its destinations, and what needs
/// a person.
package struct LedgerStatus: Encodable, Sendable {
  /// The instant.
  package let time: Timestamp
  /// The time zone in which people read the times: the schedule's, or else UTC.
  package let timeZone: String
  /// When refreshes are due; nothing while the schedule is off.
  package let schedule: ScheduleStatus?
  /// Whether a daemon keeps to the schedules.
  package let isDaemonRunning: Bool
  /// The refresh under way, or else the last one.
  package let refresh: RefreshStatus?
  /// Every destination, the eldest first.
  package let destinations: [DestinationStatus]
  /// What needs a person, the most pressing first.
  package let attention: [Attention]

  /// Looks at a ledger.
  ///
  /// - Parameters:
  ///   - ledger: The ledger.
  ///   - state: Its configuration.
  ///   - now: The instant.
  ///   - knowsConnections: Whether the reader may know of every connection, shared or not.
  /// - Throws: `ViewsError` or `LedgerError` where the ledger cannot be read.
  package init(
    of ledger: Ledger, _ state: State, at now: Timestamp, knowsConnections: Bool
  ) throws {
    let reader = StatusReader(state: state, now: now, knowsConnections: knowsConnections)
    let last = try RunStanding.all(in: ledger) { try ledger.views.latestRuns() }
    let runs = Dictionary(last.map { ($0.row.destination, $0) }, uniquingKeysWith: { $1 })
    let unended = try RunStanding.all(in: ledger) {
      try state.runs.keys.sorted().compactMap { try ledger.views.run($0) }
    }
    time = now
    timeZone = state.refreshSchedule?.schedule.timeZone ?? "UTC"
    isDaemonRunning = try DutyClaim.isHeld(.daemon, at: ledger.location)
    schedule = state.refreshSchedule.map { ScheduleStatus($0.schedule, after: now) }
    refresh = try ledger.views.refreshes(limit: 1).first.map { row in
      let isPerformed = try DutyClaim.isHeld(.refresh, at: ledger.location)
      return RefreshStatus(row, state.refresh, isPerformed: isPerformed)
    }
    destinations = state.destinations.values.sorted { $0.id < $1.id }
      .map { reader.status(of: $0, last: runs[$0.id]) }
    attention =
      AttentionList(
        reader: reader, unended: unended, refresh: refresh, isDaemonRunning: isDaemonRunning
      ).items
  }
}
