import Domain
import EventLog
package import Ledger
import Runner
import Views

/// What can be measured of a ledger and of the daemon that keeps to its schedules.
///
/// Computed when it is asked for, from the state and from queries whose cost does not follow the
/// log's length.
package struct LedgerMetrics: Sendable {
  private let ledger: Ledger
  private let counters: DaemonCounters

  /// Makes ready to measure.
  ///
  /// - Parameters:
  ///   - ledger: The ledger.
  ///   - counters: What the daemon counts.
  package init(of ledger: Ledger, counters: DaemonCounters) {
    (self.ledger, self.counters) = (ledger, counters)
  }

  /// Whether the ledger can be read.
  ///
  /// - Throws: `LedgerError` where it cannot.
  package func check() async throws {
    _ = try await ledger.currentState()
  }

  /// Measures.
  ///
  /// - Returns: The metrics.
  /// - Throws: `LedgerError`, `EventLogError` or `ViewsError` where the ledger cannot be read.
  package func measure() async throws -> [Metric] {
    let state = try await ledger.currentState()
    let position = try ledger.log.head().rawValue
    return Self.process(counters.now)
      + [
        Metric(
          "waybill_log_position", .gauge, "The position of the log's last entry.", Double(position))
      ]
      + Self.history(try ledger.views.tallies(), try ledger.views.lastCompletions())
      + Self.present(state, at: ledger.surroundings.now)
  }

  /// The statuses of runs that ended.
  private static let ends: [RunStatus] = [
    .completed, .completedWithWarnings, .failed, .refused, .cancelled,
  ]

  private static func process(_ counts: DaemonCounters.Counts) -> [Metric] {
    [
      Metric(
        "waybill_build_info", .gauge, "Always 1; the label says which version runs.",
        [.init(1, ("version", Waybill.version))]),
      Metric(
        "waybill_errors_total", .counter,
        "What this daemon could not do and will try again.", Double(counts.errors)),
      Metric(
        "waybill_refreshes_total", .counter,
        "Refreshes that this daemon ended, by whether every run was completed.",
        [
          .init(Double(counts.refreshesCompleted), ("outcome", "completed")),
          .init(Double(counts.refreshesIncomplete), ("outcome", "incomplete")),
        ]),
      Metric(
        "waybill_notifications_failed_total", .counter,
        "Notifications that this daemon could not deliver.", Double(counts.notificationsFailed)),
    ]
  }

  private static func history(_ tallies: Tallies, _ completions: [LastCompletion]) -> [Metric] {
    [
      Metric(
        "waybill_runs_total", .counter, "Runs that ended, by how.",
        ends.map {
          .init(Double(tallies.runs[$0] ?? 0), ("status", $0.rawValue))
        }),
      Metric(
        "waybill_recipients_sent_total", .counter,
        "Recipients in batches that Sendinblue took, each batch counted once.",
        Double(tallies.recipients)),
      Metric(
        "waybill_batches_in_doubt", .gauge, "Batches that may or may not have left.",
        Double(tallies.batchesInDoubt)),
      Metric(
        "waybill_destination_last_completed_timestamp_seconds", .gauge,
        "When a destination's last completed run ended, since 1970.",
        completions.map { .init($0.completedAt.seconds, ("destination", $0.name.text)) }),
    ]
  }

  private static func present(_ state: State, at now: Timestamp) -> [Metric] {
    let conditions = state.destinations.values.map(\.condition)
    return [
      Metric(
        "waybill_destinations", .gauge, "Destinations, by whether their runs are completed.",
        DestinationCondition.allCases.map { condition in
          .init(
            Double(conditions.count { $0 == condition }), ("condition", condition.rawValue))
        }),
      Metric(
        "waybill_runs_open", .gauge, "Runs that have not ended, interrupted ones included.",
        Double(state.runs.count)),
      Metric(
        "waybill_refresh_under_way", .gauge, "1 while a refresh has not ended, else 0.",
        state.refresh == nil ? 0 : 1),
      Metric(
        "waybill_next_refresh_timestamp_seconds", .gauge,
        "When something falls due next by any schedule, since 1970; missing while nothing does.",
        Agenda(of: state, at: now).next.map { [.init($0.seconds)] } ?? []),
      Metric(
        "waybill_notices_undelivered", .gauge,
        "Changes of condition that nobody could be told of yet.", Double(state.notices.count)),
    ]
  }
}

extension Timestamp {
  /// Seconds since 1970, as Prometheus wants them.
  fileprivate var seconds: Double { Double(milliseconds) / 1000 }
}
