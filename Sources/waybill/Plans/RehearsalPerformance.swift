import Domain
import Results
import Runner

/// Tries a run out before a person's eyes.
struct RehearsalPerformance {
  /// The ledger and the actor.
  let session: Session

  /// Tries a destination out; nothing is sent, and nothing recorded.
  ///
  /// - Parameter destination: What to try out.
  /// - Returns: What it would come to.
  /// - Throws: The `Refusal` of its order, or whatever else kept it from being tried out.
  func perform(_ destination: DestinationID) async throws -> Rehearsal {
    let progress = session.invocation.terminal.hasMessages ? ProgressLine() : nil
    let settings = RunSettings(version: Waybill.version)
    let launcher = RunLauncher(session.ledger, settings: settings) { progress?.show($0) }
    defer { progress?.clear() }
    return try await launcher.rehearse(destination, by: session.actor)
  }

  /// Prints what a run would come to.
  func show(_ rehearsal: Rehearsal) throws {
    let forecast = try RunForecast(rehearsal, for: session)
    switch session.format {
    case .table: try session.invocation.print(ForecastText(forecast, session.layout).text)
    case .json, .csv, .ndjson: try session.print(forecast)
    }
  }

  /// The plan of a run that would begin.
  ///
  /// - Throws: The `Refusal`, or `CommandError.wouldFail` or `.checkStopped`, where it would not.
  func plan(of rehearsal: Rehearsal) throws -> RunPlan {
    let name = rehearsal.order.settings.name
    switch rehearsal.verdict {
    case .begins(let plan): return plan
    case .ends(.refused(let refusal)): throw refusal
    case .ends(.failed(let failure)): throw CommandError.wouldFail(name, failure)
    case .ends(.completed), .ends(.cancelled), .ends(.interrupted):
      throw CommandError.checkStopped(name)
    }
  }
}
