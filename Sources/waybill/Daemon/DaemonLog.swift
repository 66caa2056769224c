import Domain
import Ledger
import Logging
import Runner
import Synchronization
import Views

/// Logs what a daemon does: constant messages, with the values beside them.
///
/// Of runs it knows figures and reasons, and nothing of a profile. A lock, because progress is told
/// from any task.
struct DaemonLog: Sendable {
  private let ledger: Ledger
  private let logger: Logger
  private let counters: DaemonCounters
  private let watch = Watch()

  private final class Watch: Sendable {
    let clocks = Mutex(ClockWatch())
  }

  /// Begins to log.
  ///
  /// - Parameters:
  ///   - ledger: The ledger, for the names of what is logged.
  ///   - logger: Where to.
  ///   - counters: Count what is logged.
  init(of ledger: Ledger, to logger: Logger, counting counters: DaemonCounters) {
    self.ledger = ledger
    self.logger = logger
    self.counters = counters
  }

  /// Says that the daemon has begun, and with what.
  ///
  /// - Throws: `LedgerError` where the ledger cannot be read: then there is nothing to begin.
  func started() async throws {
    let state = try await ledger.currentState()
    let agenda = Agenda(of: state, at: ledger.surroundings.now)
    logger.info(
      "Started",
      metadata: [
        "version": "\(Waybill.version)", "ledger": "\(ledger.location.directory)",
        "schedule": "\(state.refreshSchedule?.schedule.description ?? "off")",
        "destinations": "\(state.destinations.values.count(where: state.runsBySchedule))",
        "due": "\(agenda.isDue)", "next": "\(agenda.next?.description ?? "never")",
      ])
  }

  /// Says that the daemon was asked to stop.
  func stopping() { logger.notice("Stopping; a run under way will be interrupted") }

  /// Says that the daemon has ended, all being on record.
  func stopped() { logger.info("Stopped") }

  /// Logs what the scheduler does.
  @Sendable func note(_ progress: Scheduler.Progress) {
    switch progress {
    case .waiting(let instant):
      noteClock()
      logger.debug("Waiting", metadata: ["next": "\(instant?.description ?? "never")"])
    case .unknownTimeZones(let names):
      logger.error(
        "Schedules name unknown time zones and are not kept; set them anew",
        metadata: ["zones": .array(names.map { "\($0)" })])
    case .failed(LedgerError.dutyTaken(.refresh)):
      logger.notice("Another process is performing a refresh; looking again later")
    case .failed(let error):
      counters.count { $0.errors += 1 }
      logger.error("Something could not be done and will be tried again", error: error)
    }
  }

  /// Logs what happens in refreshes.
  @Sendable func note(_ progress: RefreshProgress) {
    switch progress {
    case .began(let id, let occasion, let destinations, let isTakenUp):
      var metadata: Logger.Metadata = [
        "refresh": "\(id)", "destinations": "\(destinations)", "taken-up": "\(isTakenUp)",
      ]
      if let occasion {
        metadata["due"] = "\(occasion.due)"
        metadata["missed"] = "\(occasion.missed)"
      }
      logger.info("Refresh began", metadata: metadata)
    case .ended(let id, let outcome): note(outcome, of: id)
    case .waiting(let id):
      logger.info(
        "Waiting for another export over the connection",
        metadata: ["destination": "\(name(of: id))"])
    case .stuck(let run, let refusal):
      logger.warning(
        "Run cannot be taken up", metadata: ["run": "\(run)", "reason": "\(refusal)"])
    case .completed(let id, let figures):
      counters.count {
        if figures.isGood { $0.refreshesCompleted += 1 } else { $0.refreshesIncomplete += 1 }
      }
      logger.info(
        "Refresh ended", metadata: ["refresh": "\(id)", "outcomes": "\(figures.words)"])
    case .notified(let delivery): note(delivery)
    }
  }

  private func note(_ outcome: RunLauncher.Outcome, of id: DestinationID) {
    let ended = DestinationOutcome(id, name(of: id), outcome)
    var metadata: Logger.Metadata = [
      "destination": "\(ended.destination)", "outcome": "\(ended.outcome.rawValue)",
    ]
    if let run = ended.run { metadata["run"] = "\(run)" }
    if let figures = ended.figures {
      metadata["read"] = "\(figures.read)"
      metadata["sent"] = "\(figures.sent)"
      metadata["duplicates"] = "\(figures.duplicates)"
      metadata["unchanged"] = "\(figures.unchanged)"
      metadata["withheld"] = "\(figures.withheld)"
      metadata["rejected"] = "\(figures.rejectedRows)"
    }
    if let reason = ended.reason { metadata["reason"] = "\(reason)" }
    if !ended.warnings.isEmpty {
      metadata["warnings"] = .array(ended.warnings.map { "\($0.rawValue)" })
    }
    logger.log(level: ended.outcome.level, "Run ended", metadata: metadata)
  }

  private func note(_ delivery: Notifier.Delivery) {
    switch delivery {
    case .delivered(let notice):
      logger.info("Notification delivered", metadata: Self.metadata(notice))
    case .failed(let notice, let reason):
      counters.count { $0.notificationsFailed += 1 }
      var metadata = Self.metadata(notice)
      metadata["reason"] = "\(reason)"
      logger.warning("Notification could not be delivered", metadata: metadata)
    }
  }

  private func noteClock() {
    let wall = ledger.surroundings.now
    let jump = watch.clocks.withLock { $0.jump(wall: wall, steady: .now) }
    guard let jump else { return }
    logger.warning("The clock was set", metadata: ["milliseconds": "\(jump)"])
  }

  private static func metadata(_ notice: Notice) -> Logger.Metadata {
    ["destination": "\(notice.name)", "condition": "\(notice.condition.rawValue)"]
  }

  /// What a destination is called, removed ones too; its identity where the views cannot say.
  private func name(of id: DestinationID) -> String {
    do throws(ViewsError) {
      let row = try ledger.views.destinations().first { $0.id == id }
      return row?.name.text ?? id.description
    } catch {
      return id.description
    }
  }
}

extension RefreshOutcome {
  /// How much an end matters to whoever reads the log.
  fileprivate var level: Logger.Level {
    switch self {
    case .completed: .info
    case .completedWithWarnings, .cancelled, .underWay: .warning
    case .failed, .refused: .error
    }
  }
}
