import Domain
import Foundation
import Testing

/// The state is a total function of the events, and nothing else.
struct EvolutionTests {
  static let seeds: [UInt64] = Array(1...12)

  @Test(arguments: seeds)
  func `Any events at all leave a state that decides`(_ seed: UInt64) {
    var events = RandomEvents(seed: seed)
    var state = State()
    for round in 0..<400 {
      let event = events.next()
      state.evolve(event)
      let command = CommandSamples.all[round % CommandSamples.all.count]
      for actor in [Actor.user(.ada), .schedule] {
        if case .refused(let refusal) = Decision(of: command, by: actor, in: state) {
          _ = state.refuse(command, because: refusal)
        }
      }
      _ = state.notices
      guard case .run(let report) = event else { continue }
      switch report.kind {
      case .requested, .resumed, .cancelled: continue
      case .started, .batchPrepared, .batchDeferred, .batchUnanswered, .batchRejected, .batchSent,
        .batchImported, .batchRemoved, .interrupted, .completed, .failed:
        _ = state.decide(report: report)
      }
    }
    #expect(!state.users.isEmpty)
  }

  @Test(arguments: seeds)
  func `A state kept and taken up again is the state replayed from the start`(
    _ seed: UInt64
  ) throws {
    var generator = RandomEvents(seed: seed)
    let events = (0..<200).map { _ in generator.next() }
    var kept = State()
    for event in events {
      kept.evolve(event)
      kept = try JSONDecoder().decode(State.self, from: Self.encode(kept))
    }
    let replayed = State(replaying: events)
    #expect(kept == replayed)
    #expect(try Self.encode(kept) == Self.encode(replayed))
  }

  @Test(arguments: Stage.allCases)
  func `Equal states have equal bytes`(_ stage: Stage) throws {
    let state = State(replaying: stage.history)
    let bytes = try Self.encode(state)
    // A dictionary's own order differs from one to the next; what is written must not.
    for _ in 0..<5 { #expect(try Self.encode(State(replaying: stage.history)) == bytes) }
    let decoded = try JSONDecoder().decode(State.self, from: bytes)
    #expect(decoded == state)
    #expect(try Self.encode(decoded) == bytes)
  }

  @Test
  func `What is about something missing changes nothing`() {
    let state = State(replaying: History.team)
    for event in EventSamples.all {
      var after = state
      after.evolve(event)
      switch event {
      case .user, .connection(.created), .segment(.defined), .destination(.saved),
        .run(.requested), .schedule(.set), .schedule(.refreshStarted), .notification(.set):
        continue
      case .connection, .segment, .destination, .run, .schedule, .notification, .dataSubject,
        .custody,
        .commandRefused:
        #expect(after == state)
      }
    }
  }

  @Test
  func `A refusal ends the run that it names and no other`() {
    let second = RunEvent.requested(.init(run: .second, order: .newsletter))
    var state = State(replaying: Stage.requested.history + [.run(second)])
    let refused = CommandRefused(refusing: RunID.first, because: .figuresDoNotAddUp)
    state.evolve(.commandRefused(refused))
    #expect(state.runs.keys.sorted() == [.second])
    let bare = CommandRefused(
      refusing: .run(.resume(.init(run: .second, consentText: .june))),
      because: .figuresDoNotAddUp)
    state.evolve(.commandRefused(bare))
    #expect(state.runs.keys.sorted() == [.second])
  }

  private static func encode(_ state: State) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(state)
  }
}
