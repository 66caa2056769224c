import Domain
import Foundation
import Ledger
import Runner
import Sandbox
import Testing

extension FaultTable {
  @Suite("of two runners")
  struct RivalFaultTests {
    @Test("a second runner sends nothing while the first is at work", arguments: Fate.allCases)
    func atWork(_ fate: Fate) async throws {
      let gate = Gate()
      let script = FaultScript([.init(.imports, occurrences: 2...2, .delay(until: gate))])
      try await withSandbox(Trial.configuration(script)) { sandbox in
        let trial = try await FaultTrial(sandbox)
        let first = try trial.start(dyingAt: Trial.never)
        try await gate.waitUntilReached()
        let run = try #require(try await trial.runUnderWay())
        // Another order of it is one that a rule forbids; to take it up, that the other has it.
        #expect(try await trial.start(dyingAt: Trial.never).end() == .exited(1))
        #expect(try await trial.resume(run, dyingAt: Trial.never).end() == .exited(74))
        await #expect(throws: LedgerError.self) { _ = try await trial.resume() }
        #expect(await sandbox.account.receivedImports.count == 1)
        switch fate {
        case .lives:
          gate.open()
          #expect(await first.end() == .exited(0))
        case .dies:
          first.kill()
          #expect(await first.end() == .killed(SIGKILL))
          gate.open()
          #expect(try await trial.resume() == .completed)
        }
        try await FaultVerdict(trial).expectSound(mostRepeated: fate == .lives ? 0 : 1)
      }
    }

    @Test("of those that start or take up a run at once, one performs it", arguments: Fate.allCases)
    func atOnce(_ fate: Fate) async throws {
      try await withSandbox(Trial.configuration()) { sandbox in
        let trial = try await FaultTrial(sandbox)
        let rivals: [RunnerProcess]
        switch fate {
        case .lives:
          rivals = try (0..<3).map { _ in try trial.start(dyingAt: Trial.never) }
        case .dies:
          #expect(try await trial.start(dyingAt: "import-after-2").end() == .killed(SIGKILL))
          let run = try #require(try await trial.runUnderWay())
          rivals = try (0..<3).map { _ in try trial.resume(run, dyingAt: Trial.never) }
        }
        var ends: [RunnerProcess.End?] = []
        for rival in rivals { ends.append(await rival.end()) }
        #expect(ends.contains(.exited(0)))
        #expect(ends.allSatisfy { [.exited(0), .exited(1), .exited(74)].contains($0) })
        // Whoever came late enough performed another, after the first.
        let verdict = try FaultVerdict(trial)
        let runs = verdict.events.count { $0.kind == .requested }
        let repeats = (runs - 1) * 3 + (fate == .lives ? 0 : 1)
        try await verdict.expectSound(mostRepeated: repeats)
      }
    }
  }
}
