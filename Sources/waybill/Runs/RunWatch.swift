import ArgumentParser
import Audit
import Domain
import Ledger
import Results
import Views

/// Follows a run.
struct RunWatch: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Follow a run that any process performs, until it ends.",
    discussion: """
      Examples:
        waybill run watch
        waybill run watch 0193a5c2
        waybill run watch 0193a5c2 --format ndjson

      Without a run, follows the one that is under way, if there is one only. Ends as \
      `waybill run start` would: with the run's summary, and 0 for a run that was completed. \
      --format ndjson prints an object for each change, then the summary. Ctrl-C stops watching \
      and leaves the run alone.
      """)

  @Argument(help: "The run's identifier, or the beginning of it.", completion: .runs)
  var run: String?
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  /// How long to wait between two looks: short to a person, and long to a processor.
  private static let interval = Duration.milliseconds(500)

  func run() async throws {
    let session = try await Session.open(options, output)
    try session.viewer()
    let run = try run.map { try session.run($0) } ?? session.onlyRunToWatch()
    let isTerminal = session.invocation.terminal.hasMessages
    let progress = isTerminal && session.format != .ndjson ? ProgressLine() : nil
    let (result, signal) = await StopSignals.heeding {
      try await follow(run, in: session, progress)
    }
    progress?.clear()
    do {
      let standing = try result.get()
      try session.print(standing)
      try conclude(standing, saying: RunSummary(standing, for: session.reader).reason)
    } catch is CancellationError {
      throw CommandError.watchStopped(run, signal: signal)
    }
  }

  private func follow(
    _ run: RunID, in session: Session, _ progress: ProgressLine?
  ) async throws -> RunStanding {
    let watcher = RunWatcher(interval: Self.interval, clock: ContinuousClock())
    let end = try await watcher.follow {
      guard let sight = try RunSight(of: run, in: session.ledger) else {
        throw CommandError.notFound(.run, run.description)
      }
      return sight
    } onLook: { sight, changes in
      if let progress { return progress.show { _ in sight.line.text } }
      for change in changes { try tell(change, session) }
    }
    guard let row = try session.ledger.views.run(run) else {
      throw CommandError.notFound(.run, run.description)
    }
    return RunStanding(row, isAbandoned: end.isUnattended && row.status.isUnderWay)
  }

  private func tell(_ change: RunChange, _ session: Session) throws {
    switch session.format {
    case .ndjson: try session.invocation.print(JSONText(change, isPretty: false).text + "\n")
    case .table, .json, .csv: StandardStream.say(change.line)
    }
  }

  /// Ends as the process that performs the run does.
  private func conclude(_ standing: RunStanding, saying reason: String?) throws {
    let (run, row) = (standing.row.id, standing.row)
    switch standing.status {
    case .completed: return
    case .completedWithWarnings:
      for warning in row.warnings ?? [] {
        StandardStream.say("waybill: warning: \(warning.advice)")
      }
    case .failed:
      guard let reason = row.reason.flatMap(RunFailure.init(rawValue:)) else {
        preconditionFailure("a failed run has a reason that this version knows")
      }
      throw CommandError.runFailed(run, .init(run: run, reason: reason, rule: row.rule))
    case .refused: throw CommandError.runRefused(run, reason: reason ?? "a rule forbids it.")
    case .cancelled: throw CommandError.runCancelled(run)
    case .interrupted: throw CommandError.runInterrupted(run, signal: nil)
    case .queued, .running, .waitingForImport:
      preconditionFailure("a run is followed until it ends or nobody performs it")
    }
  }
}
