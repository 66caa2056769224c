import Domain
import Ledger
import Runner
import Testing

/// What the runner relies on, tried on the ledger's journal and on the double.
@Suite("The contract of a run's journal")
struct RunJournalContractTests {
  /// The implementations.
  enum Implementation: CaseIterable {
    case ledger, double
  }

  private static let digest = SHA256Digest(bytes: repeatElement(0xAB, count: 32))
  private let stage: Stage
  private let run: Run
  private let cause: Causation

  init() async throws {
    stage = try await Stage(source: Performance.twoPeople)
    (run, cause) = try await stage.order()
  }

  private func journal(_ implementation: Implementation) async throws -> any RunJournal {
    let actor = Actor.user(stage.ada)
    return switch implementation {
    case .ledger: LedgerJournal(of: run.id, in: stage.ledger, actor: actor, cause: cause)
    case .double:
      MemoryJournal(of: run.id, in: try await stage.ledger.currentState(), actor: actor)
    }
  }

  private var started: RunEvent {
    .started(
      .init(
        run: run.id, list: .found(name: "Newsletter"), missingAttributes: [],
        sources: [.init(segment: stage.segment, sha256: Self.digest, bytes: 9, rows: 2)],
        figures: .init(
          read: 2, sent: 2, duplicates: 0, withheld: 0, rejected: [], phonesBlanked: 0)))
  }

  private func prepared(_ number: Int) -> RunEvent {
    .batchPrepared(
      .init(
        run: run.id, number: number, rows: .init(from: 0, to: 2), recipients: 2, bytes: 90,
        bodySHA256: Self.digest, manifestRoot: Self.digest))
  }

  @Test("shows the run as what was recorded leaves it", arguments: Implementation.allCases)
  func accepted(_ implementation: Implementation) async throws {
    let journal = try await journal(implementation)
    #expect(try await journal.run() == run)
    #expect(try await journal.objection() == nil)
    #expect(try await journal.record(started) == .accepted([.run(started)]))
    #expect(try await journal.run()?.plan?.figures.sent == 2)
    #expect(try await journal.record(prepared(1)) == .accepted([.run(prepared(1))]))
    let now = try #require(try await journal.run())
    #expect(now.batches == 1)
    #expect(Step.next(after: now).map { if case .send = $0 { true } else { false } } == true)
  }

  @Test("refuses what does not follow, which ends the run", arguments: Implementation.allCases)
  func refused(_ implementation: Implementation) async throws {
    let journal = try await journal(implementation)
    _ = try await journal.record(started)
    let failure = RunEvent.failed(
      .init(run: run.id, reason: .forbidden, rule: "batch-out-of-order"))
    #expect(
      try await journal.record(prepared(2))
        == .refused(.batchOutOfOrder(number: 2), [.run(failure)]))
    #expect(try await journal.run() == nil)
    #expect(try await journal.objection() == .runNotUnderWay(run.id))
    #expect(try await journal.record(prepared(1)) == .refused(.runNotUnderWay(run.id), []))
  }

  @Test("takes no report of a run that waits to be resumed", arguments: Implementation.allCases)
  func interrupted(_ implementation: Implementation) async throws {
    let journal = try await journal(implementation)
    let interruption = RunEvent.interrupted(.init(run: run.id, cause: .signal))
    #expect(try await journal.record(interruption) == .accepted([.run(interruption)]))
    #expect(try await journal.run()?.isInterrupted == true)
    #expect(try await journal.record(started) == .refused(.runNotUnderWay(run.id), []))
  }

  @Test("the ledger's journal knows what others record at once")
  func fresh() async throws {
    let journal = try await journal(.ledger)
    try await stage.ask(.connection(.withdrawConsent(.init(connection: stage.connection))))
    #expect(
      try await journal.objection()
        == .consentNotInForce(connection: try DisplayName("Main")))
    try await stage.ask(.run(.cancel(.init(run: run.id))))
    #expect(try await journal.run() == nil)
  }
}
