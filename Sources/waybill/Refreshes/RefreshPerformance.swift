import Domain
import Ledger
import Results
import Runner

/// Performs a refresh before a person's eyes, and says what it came to.
struct RefreshPerformance {
  /// The ledger and the actor.
  let session: Session

  /// Performs a refresh until it ends or a signal stops it.
  ///
  /// - Throws: The `Refusal`, or whatever else kept a destination from being exported.
  func perform() async throws {
    let (ledger, identity) = (session.ledger, session.identity)
    let notes = RefreshNotes(names: session.state.destinations.mapValues(\.settings.name)) {
      StandardStream.say($0.visible)
    }
    let (result, signal) = await StopSignals.heeding {
      try await withRefreshDriver(of: ledger, onProgress: notes.note) { driver in
        let agenda = Agenda(of: try await ledger.currentState(), at: ledger.surroundings.now)
        return try await driver.perform(agenda, by: identity)
      }
    }
    do {
      try conclude(try result.get(), notes.ended, signal)
    } catch is CancellationError {
      throw CommandError.refreshInterrupted(signal: signal)
    }
  }

  private func conclude(
    _ outcome: RefreshDriver.Outcome, _ ended: [DestinationOutcome], _ signal: Int32?
  ) throws {
    switch outcome {
    case .refused(let refusal): throw refusal
    case .interrupted: throw CommandError.refreshInterrupted(signal: signal)
    case .completed(let id, let figures):
      try print(RefreshResult(refresh: id, figures: figures, destinations: ended))
      guard figures.isGood else { throw CommandError.refreshIncomplete(id, figures) }
    }
  }

  private func print(_ result: RefreshResult) throws {
    let text =
      switch session.format {
      case .table: try result.text(session.layout)
      case .csv: try session.layout.list(result.destinations)
      case .json: try JSONText(result, isPretty: true).text + "\n"
      case .ndjson: try JSONText(result, isPretty: false).text + "\n"
      }
    try session.invocation.print(text)
  }
}
