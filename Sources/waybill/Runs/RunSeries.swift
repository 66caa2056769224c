import Domain
import Ledger
import Results
import Runner
import Views

/// Exports every destination that runs by schedule, before a person's eyes.
struct RunSeries {
  /// The ledger and the actor.
  let session: Session

  /// Exports them until all were tried or a signal stops it, and prints what came of each.
  ///
  /// Sendinblue takes one import at a time an account, so that destinations of one connection wait
  /// for each other, and those of different connections do not.
  ///
  /// - Throws: `CommandError.exportsIncomplete` where not every one was completed.
  func perform() async throws {
    let destinations = chosen
    if destinations.isEmpty {
      StandardStream.say(
        "There is no destination whose schedule is active and that you may export.")
    }
    let progress = session.invocation.terminal.hasMessages ? ProgressLine() : nil
    let lines = Dictionary(grouping: destinations, by: \.settings.connection)
    let (result, signal) = await StopSignals.heeding {
      await withTaskGroup(of: [ExportOutcome].self) { group in
        for line in lines.values { group.addTask { await export(line, progress) } }
        return await group.reduce(into: []) { $0 += $1 }
      }
    }
    progress?.clear()
    let outcomes = try result.get().sorted { $0.destinationID < $1.destinationID }
    try session.print(outcomes)
    let missing = destinations.count - outcomes.filter(\.status.isSent).count
    if missing > 0 {
      throw CommandError.exportsIncomplete(
        count: missing, of: destinations.count, signal: signal)
    }
  }

  /// The destinations to export, the eldest first.
  ///
  /// Who may export nothing is refused each, so that the refusals are on record.
  private var chosen: [Destination] {
    let active = session.state.destinations.values.filter(\.runsBySchedule).sorted { $0.id < $1.id }
    guard case .user(let id) = session.actor, let user = session.state.users[id],
      user.isActive, user.role.mayContribute
    else { return active }
    return active.filter {
      session.state.connections[$0.settings.connection]?.isUsable(by: user) == true
    }
  }

  private func export(
    _ destinations: [Destination], _ progress: ProgressLine?
  ) async -> [ExportOutcome] {
    var outcomes: [ExportOutcome] = []
    for destination in destinations where !Task.isCancelled {
      let outcome = await export(destination, progress)
      outcomes.append(outcome)
      progress?.clear()
      StandardStream.say(outcome.line.visible)
    }
    return outcomes
  }

  private func export(
    _ destination: Destination, _ progress: ProgressLine?
  ) async -> ExportOutcome {
    let settings = RunSettings(version: Waybill.version)
    let launcher = RunLauncher(session.ledger, settings: settings) { progress?.show($0) }
    do {
      switch try await launcher.start(destination.id, by: session.identity) {
      case .refused(let refusal): return ExportOutcome(destination, refusal)
      case .ended(let run, _):
        progress?.clear()
        if !Task.isCancelled { await NoticeDelivery(ledger: session.ledger).tell(after: run) }
        guard let row = try session.ledger.views.run(run) else {
          throw CommandError.notFound(.run, run.description)
        }
        return ExportOutcome(destination, RunSummary(RunStanding(row), for: session.reader))
      }
    } catch {
      return ExportOutcome(destination, error)
    }
  }
}
