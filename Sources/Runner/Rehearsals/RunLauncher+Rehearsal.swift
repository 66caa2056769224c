package import Domain
import Ledger

extension RunLauncher {
  /// Tries a run out: does all that it would do up to the first byte that would leave.
  ///
  /// Sendinblue is asked for the list and the attributes, and the sources are read once through.
  /// The domain decides on a copy of the state, and nothing is recorded, no refusal either. Where
  /// the connection asks for an approved plan, that is put aside: a rehearsal is how one is made.
  ///
  /// - Parameters:
  ///   - destination: What to try out.
  ///   - actor: Who would order it.
  ///   - decorate: As in `start`.
  /// - Returns: What it would come to.
  /// - Throws: The `Refusal` of the order; `LedgerError`, `RunnerError` or `SendinblueError` where
  ///   it cannot be found out.
  package func rehearse(
    _ destination: DestinationID, by actor: Actor, decorate: Decoration = Decoration()
  ) async throws -> Rehearsal {
    let run = RunID(ledger.surroundings.identifier())
    var state = try await ledger.currentState().sparingApproval(of: destination)
    let events = try state.decide(
      .run(
        .start(
          .init(
            run: run, destination: destination,
            consentText: state.currentConsent(
              for: state.destinations[destination]?.settings.connection)))), by: actor)
    for event in events { state.evolve(event) }
    guard let order = state.runs[run]?.order else {
      preconditionFailure("a run that was ordered is under way")
    }
    let journal = RehearsalJournal(of: run, in: state)
    let end = try await drive(run, journal: journal, decorate) { driver in
      try await driver.rehearse()
    } orElse: {
      $0
    }
    let verdict: Rehearsal.Verdict
    if let end {
      verdict = .ends(end)
    } else if let plan = await journal.plan {
      verdict = .begins(plan)
    } else {
      preconditionFailure("a run that would begin has read its sources")
    }
    return Rehearsal(order: order, report: await journal.report, verdict: verdict)
  }
}
