import ArgumentParser
import Domain
import EventLog
import Ledger
import Logging
import ServiceLifecycle
import UnixSignals

/// Keeps to the schedules until it is stopped.
struct Daemon: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "daemon", abstract: "Keep to the schedules until it is stopped.",
    discussion: """
      Examples:
        waybill daemon
        waybill daemon --metrics-port 9464
        WAYBILL_LOG_FORMAT=json waybill daemon

      One a ledger; other commands go on beside it, and what they change it notices within a \
      minute. It logs to standard error, by log.level and log.format (see `waybill config`). What \
      it cannot do, because a disk is full or Sendinblue away, it logs, counts, and tries again. \
      SIGINT and SIGTERM stop it, with exit code 0 once the run under way is on record as \
      interrupted; a second one ends it at once. Whoever starts it next, or a `waybill refresh`, \
      takes up what was interrupted.

      With a port it serves http://127.0.0.1:PORT/metrics, for Prometheus, and /healthz; never to \
      other machines. For systemd: Type=exec, Restart=on-failure.
      """)

  @Option(
    help: ArgumentHelp(
      "Serve metrics on this port of the loopback interface; 0 takes a free one.",
      discussion: "Default: $WAYBILL_METRICS_PORT, else the configuration file's, else none.",
      valueName: "port"))
  var metricsPort: UInt16?
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let settings = try Invocation.current.settings(options.flags)
    let ledger = try Ledger.open(at: settings.location, surroundings: .system)
    if try DutyClaim.isHeld(.daemon, at: ledger.location) { throw LedgerError.dutyTaken(.daemon) }
    // Where it could record nothing, it could do nothing.
    try await ledger.rehearseRecording()
    let logger = Logger(label: "waybill") { _ in
      settings.log.handler { ledger.surroundings.now }
    }
    let counters = DaemonCounters()
    let log = DaemonLog(of: ledger, to: logger, counting: counters)
    try await log.started()
    var services: [any Service] = []
    if let port = metricsPort.map(Int.init) ?? settings.metricsPort {
      let metrics = LedgerMetrics(of: ledger, counters: counters)
      services.append(MetricsServer(port: port, metrics: metrics, logger: logger))
    }
    services.append(SchedulerService(ledger: ledger, log: log))
    try await Self.group(of: services).run()
    log.stopped()
  }

  /// The services, begun in order and ended in the contrary one: metrics are served to the last.
  private static func group(of services: [any Service]) -> ServiceGroup {
    var quiet = Logger(label: "waybill.services") { _ in SwiftLogNoOpLogHandler() }
    quiet.logLevel = .critical
    return ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet))
  }
}
