import Domain
import Ledger
import Runner
import Testing

@Suite("The next step")
struct StepTests {
  private static let digest = SHA256Digest(bytes: repeatElement(0xAB, count: 32))

  private static func figures(_ sent: Int) -> RunFigures {
    RunFigures(
      read: sent, sent: sent, duplicates: 0, withheld: 0, rejected: [], phonesBlanked: 0)
  }

  private static func batch(_ run: RunID, _ number: Int, rows: Range<Int>) -> RunEvent.BatchPrepared
  {
    .init(
      run: run, number: number, rows: .init(from: rows.lowerBound, to: rows.upperBound),
      recipients: rows.count, bytes: 100, bodySHA256: digest, manifestRoot: digest)
  }

  /// What is on record of a run of four people in two batches, one record after the other, and the
  /// step that follows from each.
  private static func course(of run: RunID, _ segment: SegmentID) -> [(RunEvent, Step?)] {
    let first = batch(run, 1, rows: 0..<2)
    let second = batch(run, 2, rows: 2..<4)
    let text = ConsentText(version: "1", sha256: digest)
    let user = UserID(run.uuid)
    return [
      (
        .started(
          .init(
            run: run, list: .found(name: "L"), missingAttributes: [],
            sources: [.init(segment: segment, sha256: digest, bytes: 9, rows: 4)],
            figures: figures(4), removals: .init(leaving: 3, standing: 9))),
        .prepare(number: 1, fromRow: 0)
      ),
      (.batchPrepared(first), .send(first, attempt: 1)),
      (
        .batchDeferred(
          .init(run: run, number: 1, attempt: 1, cause: .rateLimited, waitMilliseconds: 5)),
        .send(first, attempt: 2)
      ),
      (
        .batchUnanswered(.init(run: run, number: 1, attempt: 2, cause: .timedOut)),
        .settle(first, attempt: 3)
      ),
      (.interrupted(.init(run: run, cause: .signal)), nil),
      (
        .resumed(.init(run: run, consentText: text, user: .user(user))), .settle(first, attempt: 3)
      ),
      (
        .batchSent(.init(run: run, number: 1, attempt: 3, process: 71)),
        .awaitImport(first, process: 71)
      ),
      (
        .batchImported(
          .init(run: run, number: 1, process: 71, outcome: .completed, refused: [])),
        .prepare(number: 2, fromRow: 2)
      ),
      (.batchPrepared(second), .send(second, attempt: 1)),
      (
        .batchSent(.init(run: run, number: 2, attempt: 1, process: 72)),
        .awaitImport(second, process: 72)
      ),
      (
        .batchImported(
          .init(run: run, number: 2, process: 72, outcome: .completed, refused: [])),
        .sweep(number: 3)
      ),
    ] + removals(of: run)
  }

  /// What follows on record when all are imported and three are to be taken off the list.
  private static func removals(of run: RunID) -> [(RunEvent, Step?)] {
    let third = removal(run, 3, of: 2)
    let fourth = removal(run, 4, of: 1)
    return [
      (.batchPrepared(third), .remove(third, attempt: 1)),
      (
        .batchDeferred(
          .init(run: run, number: 3, attempt: 1, cause: .notYet, waitMilliseconds: 5)),
        .remove(third, attempt: 2)
      ),
      (
        .batchUnanswered(.init(run: run, number: 3, attempt: 2, cause: .timedOut)),
        .settleRemoval(third, attempt: 2)
      ),
      (
        .batchRemoved(.init(run: run, number: 3, attempt: 2, removed: 2, settled: .listed)),
        .sweep(number: 4)
      ),
      (.batchPrepared(fourth), .remove(fourth, attempt: 1)),
      (
        .batchRemoved(.init(run: run, number: 4, attempt: 1, removed: 1, settled: .answered)),
        .complete
      ),
    ]
  }

  private static func removal(_ run: RunID, _ number: Int, of contacts: Int)
    -> RunEvent.BatchPrepared
  {
    .init(
      run: run, number: number, kind: .removal, rows: .init(from: 4, to: 4), recipients: contacts,
      bytes: 100, bodySHA256: digest, manifestRoot: digest)
  }

  @Test("follows from what is on record alone, phase after phase")
  func course() async throws {
    let stage = try await Stage(source: "email\na@shop.example\n")
    let order = try await stage.order()
    var state = try await stage.ledger.currentState()
    #expect(Step.next(after: order.run) == .survey)
    for (event, step) in Self.course(of: order.run.id, stage.segment) {
      state.evolve(.run(event))
      let run = try #require(state.runs[order.run.id])
      #expect(Step.next(after: run) == step, "after \(event.kind.rawValue)")
      var cancelled = state
      cancelled.evolve(.run(.cancelled(.init(run: run.id, user: stage.ada))))
      #expect(
        cancelled.unfinished(run.id).flatMap { Step.next(after: $0) } == Self.settling(step),
        "cancelled after \(event.kind.rawValue)")
    }
  }

  /// What is left of a step when the run is cancelled before it is taken.
  private static func settling(_ step: Step?) -> Step? {
    switch step {
    case .send(let batch, let attempt), .settle(let batch, let attempt),
      .remove(let batch, let attempt):
      .holdBack(batch, attempt: attempt)
    case .settleRemoval(let batch, let attempt): .holdBack(batch, attempt: attempt + 1)
    case .awaitImport: step
    case .survey, .prepare, .sweep, .holdBack, .complete, nil: nil
    }
  }

  @Test("of a run that sends nobody is its completion")
  func nobody() async throws {
    let stage = try await Stage(source: "email\n")
    let order = try await stage.order()
    var state = try await stage.ledger.currentState()
    let started = RunEvent.Started(
      run: order.run.id, list: .found(name: "L"), missingAttributes: [], sources: [],
      figures: Self.figures(0))
    state.evolve(.run(.started(started)))
    #expect(Step.next(after: try #require(state.runs[order.run.id])) == .complete)
  }
}
