import Domain
import Runner
import Sendinblue
import Synchronization
import Testing

@Suite("A run that somebody ends while a batch is in the air", .sharedStage)
struct CancellationTests {
  /// A run that is cancelled from outside at the first question of a kind, before it is answered.
  private func performance(
    cancelledAt moment: ScriptedGateway.Call,
    _ turns: [ScriptedGateway.Call: [ScriptedGateway.Turn]] = [:]
  ) async throws -> Performance {
    let isDone = Atomic(false)
    let known = Mutex<RunID?>(nil)
    let performance = try await Performance { journal in
      ScriptedGateway(turns) { call in
        guard call == moment, !isDone.exchange(true, ordering: .relaxed),
          let run = known.withLock({ $0 })
        else { return }
        await journal.intervene(.run(.cancel(.init(run: run))))
      }
    }
    known.withLock { $0 = performance.run }
    return performance
  }

  @Test(
    "records what came of the attempt, and makes no other",
    arguments: [
      (nil, ["batch-sent", "batch-imported"]), (.timedOut, ["batch-unanswered"]),
      (.connectionLost, ["batch-unanswered"]), (.rateLimited, ["batch-deferred"]),
      (.serverFailed, ["batch-unanswered"]), (.badRequest, ["batch-rejected"]),
    ] as [(Failure?, [String])])
  func settled(_ failure: Failure?, _ records: [String]) async throws {
    let turns = failure.map { [ScriptedGateway.Turn.fails($0.error(.importContacts))] } ?? []
    let performance = try await performance(
      cancelledAt: .importContacts, [.importContacts: turns])
    #expect(try await performance.perform() == .cancelled)
    #expect(
      await performance.recorded == ["run-started", "batch-prepared", "run-cancelled"] + records)
    #expect(performance.count(.importContacts) == 1)
    // Nothing is waited for that will not happen.
    #expect(!performance.clock.sleeps.contains { $0 >= .seconds(7) })
    #expect(try await performance.journal.run() == nil)
  }

  @Test("waits for the import that is under way")
  func importing() async throws {
    let performance = try await performance(
      cancelledAt: .process, [.process: [.finds("queued"), .finds("processing")]])
    #expect(try await performance.perform() == .cancelled)
    #expect(
      await performance.recorded
        == ["run-started", "batch-prepared", "batch-sent", "run-cancelled", "batch-imported"])
    #expect(performance.count(.process) == 3)
  }

  @Test(
    "lets no batch leave that was only on record",
    arguments: [ScriptedGateway.Call.processes])
  func heldBack(_ moment: ScriptedGateway.Call) async throws {
    let performance = try await performance(cancelledAt: moment)
    #expect(try await performance.perform() == .cancelled)
    #expect(performance.gateway.bodies.isEmpty)
    guard case .batchDeferred(let attempt) = await performance.journal.events.last else {
      Issue.record("not held back on record")
      return
    }
    #expect(attempt.cause == .runCancelled)
    #expect(attempt.attempt == 1)
  }

  @Test("lets no batch leave again whose first attempt is in doubt")
  func heldBackInDoubt() async throws {
    // The second question after imports comes before the second attempt.
    let performance = try await Performance(
      gateway: { _ in
        ScriptedGateway([
          .importContacts: [.fails(Failure.timedOut.error(.importContacts))]
        ])
      },
      interventions: { _, run in
        [.init(after: .batchUnanswered, command: .run(.cancel(.init(run: run))))]
      })
    #expect(try await performance.perform() == .cancelled)
    #expect(performance.count(.importContacts) == 1)
    #expect(
      await performance.recorded.suffix(3)
        == ["batch-unanswered", "run-cancelled", "batch-deferred"])
  }

  @Test("stops waiting when its own process is asked to stop, and can be no more resumed")
  func stopped() async throws {
    let performance = try await Performance(
      gateway: { _ in
        ScriptedGateway { call in
          if call == .process { withUnsafeCurrentTask { $0?.cancel() } }
        }
      },
      interventions: { _, run in
        [.init(after: .batchSent, command: .run(.cancel(.init(run: run))))]
      })
    #expect(try await Task { try await performance.perform() }.value == .cancelled)
    #expect(await performance.recorded.last == "run-cancelled")
  }
}
