import Glibc
import Ledger
import Runner
import ServiceLifecycle

/// Keeps to the schedules until it is asked to stop.
struct SchedulerService: Service {
  /// The ledger.
  let ledger: Ledger
  /// Where progress is logged.
  let log: DaemonLog

  @concurrent func run() async throws {
    try await withGracefulShutdownHandler {
      try await cancelWhenGracefulShutdown(keepToTheSchedules)
    } onGracefulShutdown: {
      log.stopping()
      // A second signal does what it does otherwise: it ends the process at once.
      for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
    }
  }

  @Sendable @concurrent private func keepToTheSchedules() async throws {
    try await withRefreshDriver(of: ledger, onProgress: log.note) { driver in
      try await Scheduler(ledger, driver: driver, onProgress: log.note).run()
    }
  }
}
