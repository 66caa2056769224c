import Domain
import Ledger
import Runner
import ScriptedIdentities

/// A stage with a second administrator, and with a contributor who exports over Ada's connection.
struct ContributorStage: Sendable {
  let stage: Stage
  let bea: UserID
  let carl: UserID

  /// Sets the stage: sixty customers, to be sent in batches of a few.
  init() async throws {
    stage = try await Stage(source: Customers(count: 60).csv, matching: Customers.matching)
    bea = try await stage.add("Bea", .administrator)
    carl = try await stage.add("Carl", .contributor)
    try await stage.ask(.connection(.share(.init(connection: stage.connection))))
  }

  /// Has Carl order a run, and performs it.
  ///
  /// - Parameters:
  ///   - gateway: Sendinblue.
  ///   - journal: Puts something around the way to the ledger.
  /// - Returns: The run, and how it ended.
  /// - Throws: `StageError.notOrdered`, or what the launcher throws.
  func perform(
    over gateway: ScriptedGateway,
    _ journal: @escaping @Sendable (any RunJournal) -> any RunJournal = { $0 }
  ) async throws -> (run: RunID, end: RunEnd) {
    let launcher = RunLauncher(
      stage.ledger, settings: RunSettings(bodyLimit: 1_200), clock: InstantClock())
    let outcome = try await launcher.start(
      stage.destination, by: .scripted("Carl"),
      decorate: .init(journal: journal, gateway: { _ in gateway }))
    guard case .ended(let run, let end) = outcome else { throw StageError.notOrdered }
    return (run, end)
  }
}
