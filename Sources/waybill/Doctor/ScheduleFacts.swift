package import Domain
import Runner

/// What the schedules ask for, and whether anybody does it.
package struct ScheduleFacts: Sendable {
  private static let patience: Int64 = 3_600_000

  private let state: State
  private let agenda: Agenda
  private let now: Timestamp
  private let isKept: Bool
  private let isRefreshing: Bool
  private let busy: Set<ConnectionID>

  /// States the facts.
  ///
  /// - Parameters:
  ///   - state: The configuration.
  ///   - now: The present instant.
  ///   - isKept: Whether a daemon keeps to the schedules.
  ///   - isRefreshing: Whether a process performs a refresh.
  ///   - busy: The connections over which a process is running an export.
  package init(
    of state: State, at now: Timestamp, isKept: Bool, isRefreshing: Bool, busy: Set<ConnectionID>
  ) {
    self.state = state
    self.now = now
    self.isKept = isKept
    self.isRefreshing = isRefreshing
    self.busy = busy
    agenda = Agenda(of: state, at: now)
  }

  /// What that comes to.
  package var findings: [Finding] {
    [schedule] + (isSet ? [keeper] : []) + approvals + work
  }

  private var isSet: Bool {
    state.refreshSchedule != nil
      || state.destinations.values.contains { destination in
        switch destination.schedule {
        case .own: state.runsBySchedule(destination)
        case .withRefresh, .off: false
        }
      }
  }

  private var schedule: Finding {
    guard agenda.unknownTimeZones.isEmpty else {
      return Finding(
        .schedule, "schedule", .fail,
        "Time zones are not known: \(agenda.unknownTimeZones.joined(separator: ", "))."
          + " Their schedules are not kept.",
        advice: "Set those schedules again, with a time zone that is known here.")
    }
    let all = state.refreshSchedule.map { "Refreshes run \($0.schedule)." }
    guard isSet else { return Finding(.schedule, "schedule", .pass, "No schedule is set.") }
    let next = agenda.next.map { " Something falls due next at \($0)." } ?? ""
    return Finding(
      .schedule, "schedule", .pass, (all ?? "Only destinations have schedules.") + next)
  }

  private var keeper: Finding {
    if isKept { return Finding(.keeper, "schedule", .pass, "A daemon keeps to the schedules.") }
    if isRefreshing { return Finding(.keeper, "schedule", .pass, "A refresh is being performed.") }
    let due = ([agenda.occasion] + agenda.own.map(\.occasion)).compactMap { $0?.due }.min()
    guard let due else {
      return Finding(.keeper, "schedule", .pass, "No daemon runs, and nothing is due.")
    }
    guard now.milliseconds - due.milliseconds > Self.patience else {
      return Finding(
        .keeper, "schedule", .pass, "No daemon runs; what is due has been so since \(due).")
    }
    return Finding(
      .keeper, "schedule", .warn,
      "Nothing keeps to the schedules: what fell due at \(due) has not been done.",
      advice: "Start `waybill daemon`, or let a timer run `waybill refresh`.")
  }

  private var approvals: [Finding] {
    state.waitingForApproval.map { destination in
      Finding(
        .schedule, "destination/\(destination.settings.name)", .warn,
        "It does not run by itself: runs over its connection need an approved plan.",
        advice: "Start it with `waybill run start --plan`, or switch its schedule off with"
          + " `waybill destination schedule \"\(destination.settings.name)\" --off`.")
    }
  }

  private var work: [Finding] {
    let refresh = state.refresh.map { refresh in
      isRefreshing
        ? Finding(.work, "refresh/\(refresh.id)", .pass, "It is being performed.")
        : Finding(
          .work, "refresh/\(refresh.id)", .warn, "It began, and nobody performs it.",
          advice: "Run `waybill refresh`, which takes it up; the daemon does so when it starts.")
    }
    let runs = state.runs.values.sorted { $0.id < $1.id }.map(finding)
    let findings = (refresh.map { [$0] } ?? []) + runs
    return findings.isEmpty
      ? [Finding(.work, "ledger", .pass, "No run or refresh is left open.")] : findings
  }

  private func finding(of run: Run) -> Finding {
    let subject = "run/\(run.id)"
    let name = run.order.settings.name
    if !run.isInterrupted, busy.contains(run.order.settings.connection) {
      return Finding(.work, subject, .pass, "The run of “\(name)” is being performed.")
    }
    return Finding(
      .work, subject, .warn, "The run of “\(name)” was interrupted, and nobody performs it.",
      advice: "Go on with `waybill run resume \(run.id)`.")
  }
}
