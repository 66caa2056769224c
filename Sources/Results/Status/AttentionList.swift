import Audit
import Domain
import Ledger
import Runner
import Views

/// What needs a person, the most pressing first.
package struct AttentionList {
  private let reader: StatusReader
  private let unended: [RunStanding]
  private let refresh: RefreshStatus?
  private let isDaemonRunning: Bool

  /// A daemon looks once a minute; what has been due for longer than this it does not do.
  private static let grace: Int64 = 5 * 60_000

  /// Gathers what there is to look at.
  ///
  /// - Parameters:
  ///   - reader: Reads the configuration.
  ///   - unended: The runs that have not ended.
  ///   - refresh: The refresh under way, or else the last one.
  ///   - isDaemonRunning: Whether a daemon keeps to the schedules.
  init(
    reader: StatusReader, unended: [RunStanding], refresh: RefreshStatus?, isDaemonRunning: Bool
  ) {
    self.reader = reader
    self.unended = unended
    self.refresh = refresh
    self.isDaemonRunning = isDaemonRunning
  }

  /// The matters.
  var items: [Attention] {
    refreshes + runs + destinations + approvals + connections + notices + scheduleOff
  }

  private var state: State { reader.state }

  private var refreshes: [Attention] {
    var items: [Attention] = []
    if let refresh, refresh.stage == .stopped {
      items.append(
        Attention(
          .refreshStopped, .refresh(refresh.id),
          "A refresh began then and has not ended, and no process performs it.",
          isDaemonRunning
            ? "The daemon takes it up; see what it says."
            : "Take it up with `waybill refresh`, or start `waybill daemon`.",
          since: refresh.startedAt))
    }
    let agenda = Agenda(of: state, at: reader.now)
    let due = [agenda.occasion?.due].compactMap(\.self) + agenda.own.map(\.occasion.due)
    if state.refresh == nil, let first = due.min(),
      reader.now.milliseconds - first.milliseconds > Self.grace
    {
      items.append(
        Attention(
          .refreshOverdue, .schedule, "A refresh was due then and has not begun.",
          isDaemonRunning
            ? "The daemon is running and did not begin it; see what it says."
            : "Start `waybill daemon`, or give `waybill refresh`.",
          since: first))
    }
    return items
      + agenda.unknownTimeZones.map {
        Attention(
          .timeZoneUnknown, .schedule, "This machine knows no time zone “\($0)”.",
          "Update the machine, or set a schedule with another zone.")
      }
  }

  private var runs: [Attention] {
    unended.filter { $0.status == .interrupted }.map { run in
      Attention(
        .runInterrupted, .run(run.row.id),
        run.explanation.map { "A run of “\(run.row.destinationName)” was interrupted: \($0)." }
          ?? "A run of “\(run.row.destinationName)” was interrupted.",
        run.advice ?? "")
    } + ApprovalStanding(of: state).matters(knowsConnections: reader.knowsConnections)
  }

  private var destinations: [Attention] {
    state.destinations.values.sorted { $0.id < $1.id }.compactMap { destination in
      let name = destination.settings.name
      let subject = Subject.destination(destination.id)
      if destination.isDetached {
        return Attention(
          .destinationDetached, subject, "“\(name)” is detached from its connection.",
          "Give it one with `waybill destination attach`, or remove it.")
      }
      let reason: Sentence = reader.failure(of: destination).map { ": \($0.ended)" } ?? "."
      let advice = destination.failure.flatMap { RunFailure(rawValue: $0.reason) }
        .map { Sentence(words: $0.advice) }
      switch destination.condition {
      case .working: return nil
      case .failing:
        return Attention(
          .destinationFailing, subject, "“\(name)” is failing\(reason)",
          advice ?? "Settle that, then give `waybill run start \"\(name)\"`.")
      case .paused:
        return Attention(
          .destinationPaused, subject,
          "“\(name)” is paused after \(destination.failures) failures in a row\(reason)",
          [advice, "Set its schedule again with `waybill destination schedule`."]
            .compactMap(\.self).joined(separator: " "))
      }
    }
  }

  /// What has a schedule that does not count, as runs need plans that somebody approved.
  private var approvals: [Attention] {
    state.waitingForApproval.map { destination in
      let name = destination.settings.name
      return Attention(
        .approvalNeeded, .destination(destination.id),
        "“\(name)” does not run by itself: runs over its connection need an approved plan.",
        "Start it with `waybill run start --plan`, or switch its schedule off with"
          + " `waybill destination schedule \"\(name)\" --off`.")
    }
  }

  /// What connections lack, for those who may know more of them than their names.
  private var connections: [Attention] {
    guard reader.knowsConnections else { return [] }
    return state.connections.values.filter(\.isSaved).sorted { $0.id < $1.id }.compactMap {
      connection in
      let (subject, name) = (Subject.connection(connection.id), connection.name)
      guard let consent = connection.consent else {
        return Attention(
          .consentMissing, subject, "Nobody agrees any more that data leaves over “\(name)”.",
          "An administrator has to agree with `waybill connection accept-consent`.")
      }
      if !consent.text.isCurrent {
        return Attention(
          .consentOutdated, subject, "The consent text for “\(name)” has changed.",
          "An administrator has to agree to it with `waybill connection accept-consent`.")
      }
      if let user = connection.exportUser, state.users[user]?.isActiveAdministrator == true {
        return nil
      }
      return Attention(
        .exportUserMissing, subject, "No active administrator is the export user of “\(name)”.",
        "One has to add themselves with `waybill connection add-export-user`.")
    }
  }

  private var notices: [Attention] {
    state.notices.map { notice in
      Attention(
        .noticeUndelivered, .destination(notice.destination),
        "Nobody was told yet that “\(notice.name)” is \(Sentence(words: notice.condition.rawValue)).",
        "See `waybill notify show`; it is tried again when something runs.")
    }
  }

  private var scheduleOff: [Attention] {
    let waiting = state.destinations.values.filter {
      state.runsBySchedule($0) && $0.schedule == .withRefresh
    }
    if state.refreshSchedule != nil || waiting.isEmpty { return [] }
    let count = waiting.count.counting("destination waits", "destinations wait")
    return [
      Attention(
        .scheduleOff, .schedule, "The schedule is off, and \(count) for it.",
        "Set it with `waybill schedule set`, or run them with `waybill run --all`.")
    ]
  }
}
