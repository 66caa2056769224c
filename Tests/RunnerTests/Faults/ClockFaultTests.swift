import Domain
import Foundation
import Ledger
import Runner
import Sandbox
import Testing

extension FaultTable {
  @Suite("of the clock")
  struct ClockFaultTests {
    @Test("is set back behind a record of a run", arguments: 1...11)
    func betweenSteps(_ record: Int) async throws {
      let time = SettableTime { _ in false }
      let counter = MomentCounter(record)
      try await withSandbox(Trial.configuration()) { sandbox in
        let trial = try await FaultTrial(sandbox, surroundings: time.surroundings)
        let end = try await trial.start(
          .observing { _ in if counter.isMoment() { time.setBack() } })
        #expect(end == .completed)
        try await FaultVerdict(trial).expectSound(mostRepeated: 0)
      }
    }

    @Test("is set back before a run is taken up that was killed", arguments: [1, 2, 3, 4, 10, 11])
    func beforeResuming(_ record: Int) async throws {
      let time = SettableTime { _ in false }
      try await withSandbox(Trial.configuration()) { sandbox in
        let trial = try await FaultTrial(sandbox, surroundings: time.surroundings)
        let process = try trial.start(dyingAt: "journal-after-\(record)")
        #expect(await process.end() == .killed(SIGKILL))
        time.setBack()
        let end = try await trial.resume()
        #expect(end == .completed || record == 11)
        let mark = try await trial.startAgain(after: end)
        try await FaultVerdict(trial).expectSound(after: end == .completed ? 0 : mark)
      }
    }

    @Test("is set back at any reading of it", arguments: 0..<8)
    func atAnyReading(_ phase: Int) async throws {
      // The stage reads it some sixty times before there is a run.
      let time = SettableTime { $0 > 60 && $0 % 8 == phase }
      try await withSandbox(Trial.configuration()) { sandbox in
        let trial = try await FaultTrial(sandbox, surroundings: time.surroundings)
        var end = try await trial.start()
        // A command that is signed before and decided after has no place in time: it is refused, and
        // given again.
        for _ in 0..<4 {
          guard case .refused(.commandUntimely) = end else { break }
          end = try await trial.start()
        }
        #expect(end == .completed)
        #expect(time.readings > 80)
        try await FaultVerdict(trial).expectSound(mostRepeated: 0)
      }
    }

    @Test("is set back again and again while an import does not end")
    func endless() async throws {
      let time = SettableTime { $0 > 60 && $0.isMultiple(of: 10) }
      let script = FaultScript([.init(.imports, occurrences: 2...2, .processNeverEnds)])
      try await withSandbox(Trial.configuration(script)) { sandbox in
        let trial = try await FaultTrial(
          sandbox, limits: .init(imports: .seconds(2)), surroundings: time.surroundings)
        var end = try await trial.start()
        for _ in 0..<4 {
          guard case .refused(.commandUntimely) = end else { break }
          end = try await trial.start()
        }
        #expect(end == .failed(.importFailed))
        await sandbox.account.failStuckImports()
        let mark = await sandbox.account.receivedImports.count
        repeat { end = try await trial.start() } while end != .completed
        try await FaultVerdict(trial).expectSound(after: mark)
      }
    }
  }
}
