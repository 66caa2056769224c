import Domain
import Ledger
import Runner
import Sendinblue
import Testing

@Suite("A run whose task is cancelled", .sharedStage)
struct InterruptionTests {
  /// Cancels the task in which it is called.
  private static func cancel() {
    withUnsafeCurrentTask { $0?.cancel() }
  }

  private func performance(
    at moment: ScriptedGateway.Call, _ turns: [ScriptedGateway.Call: [ScriptedGateway.Turn]] = [:]
  ) async throws -> Performance {
    try await Performance { _ in
      ScriptedGateway(turns) { call in if call == moment { Self.cancel() } }
    }
  }

  private func perform(_ performance: Performance) async throws -> RunEnd {
    // A task of its own, so that the test's own is not cancelled.
    try await Task { try await performance.perform() }.value
  }

  @Test(
    "is recorded as interrupted, whenever that comes",
    arguments: [
      (ScriptedGateway.Call.list, []), (.attributes, []),
      (.processes, ["run-started", "batch-prepared"]),
      (.importContacts, ["run-started", "batch-prepared", "batch-sent"]),
      (.process, ["run-started", "batch-prepared", "batch-sent"]),
    ] as [(ScriptedGateway.Call, [String])])
  func anywhere(_ moment: ScriptedGateway.Call, _ recorded: [String]) async throws {
    let performance = try await performance(at: moment)
    #expect(try await perform(performance) == .interrupted)
    let found = await performance.recorded
    #expect(found.last == "run-interrupted")
    #expect(found.dropLast().starts(with: recorded))
    #expect(try await performance.journal.run()?.isInterrupted == true)
    #expect(performance.count(.importContacts) <= 1)
  }

  @Test(
    "leaves a batch in doubt exactly where its outcome is unknown",
    arguments: [(true, "batch-unanswered"), (false, "batch-deferred")])
  func doubt(_ isUnknown: Bool, _ record: String) async throws {
    let error = SendinblueError.cancelled(
      Exchange(operation: .importContacts), outcomeIsUnknown: isUnknown)
    let performance = try await performance(
      at: .importContacts, [.importContacts: [.fails(error)]])
    #expect(try await perform(performance) == .interrupted)
    #expect(
      await performance.recorded
        == ["run-started", "batch-prepared", record, "run-interrupted"])
  }

  @Test("does not wait for another attempt")
  func waiting() async throws {
    let error = Failure.rateLimited.error(.importContacts)
    let performance = try await performance(
      at: .importContacts, [.importContacts: [.fails(error)]])
    #expect(try await perform(performance) == .interrupted)
    #expect(
      await performance.recorded
        == ["run-started", "batch-prepared", "batch-deferred", "run-interrupted"])
    #expect(!performance.clock.sleeps.contains { $0 >= .seconds(7) })
  }

  @Test("goes on where it was when it is resumed, and sends no batch twice that was answered")
  func resumed() async throws {
    let performance = try await performance(at: .process)
    #expect(try await perform(performance) == .interrupted)
    let text = try #require(try await performance.journal.run()).consentText
    let resumption = RunCommand.resume(.init(run: performance.run, consentText: text))
    await performance.journal.intervene(.run(resumption))
    // The gateway would cancel this task too, were it not another one in its place.
    let second = ScriptedGateway()
    _ = try await second.importContacts(bytes: performance.gateway.bodies[0])
    let driver = RunDriver(
      journal: performance.journal, gateway: second,
      manifests: performance.stage.ledger.manifests,
      pseudonymizer: try await performance.stage.ledger.pseudonymizer(),
      surroundings: performance.clock.surroundings, clock: performance.clock)
    #expect(try await driver.perform().word == "completed")
    #expect(second.bodies.count == 1)
    #expect(
      await performance.recorded.suffix(4)
        == ["run-interrupted", "run-resumed", "batch-imported", "run-completed"])
  }
}
