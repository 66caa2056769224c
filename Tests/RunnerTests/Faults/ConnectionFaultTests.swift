import Domain
import Foundation
import Runner
import Sandbox
import Synchronization
import Testing

extension FaultTable {
  @Suite("of connections")
  struct ConnectionFaultTests {
    @Test("a request that is cut", arguments: ByteCut.allCases, Fate.allCases)
    func cut(_ cut: ByteCut, _ fate: Fate) async throws {
      try await withSandbox(Trial.configuration()) { sandbox in
        try await CuttingProxy.run(before: sandbox.port) { number, request in
          number == 2 ? .cut(after: cut.length(in: request)) : .passOn
        } _: { proxy in
          let trial = try await FaultTrial(sandbox, baseURL: proxy.baseURL)
          switch fate {
          case .lives: #expect(try await trial.start() == .completed)
          case .dies:
            #expect(try await trial.start(dyingAt: "import-after-2").end() == .killed(SIGKILL))
            try await FaultVerdict(trial).expectWrittenAhead()
            #expect(try await trial.resume() == .completed)
          }
          let verdict = try FaultVerdict(trial)
          #expect(verdict.doubts == 1)
          try await verdict.expectSound()
        }
      }
    }

    /// Of the body, which is the same all along, every eighth byte has to do.
    @Test("a small request that is cut behind every byte of its head in turn, and then of its body")
    func everyByte() async throws {
      let requests = Mutex(0)
      try await withSandbox(Trial.configuration()) { sandbox in
        try await CuttingProxy.run(before: sandbox.port) { number, request in
          requests.withLock { $0 = max($0, number) }
          let head = MessageHead(request)?.length ?? 0
          let length = number <= head ? number - 1 : head + (number - head - 1) * 8
          return length < request.count ? .cut(after: length) : .passOn
        } _: { proxy in
          let limits = FaultTrial.Limits(body: 500, attempts: 10_000)
          let trial = try await FaultTrial(sandbox, baseURL: proxy.baseURL, limits: limits)
          #expect(try await trial.start() == .completed)
          let verdict = try FaultVerdict(trial)
          #expect(verdict.doubts > 200 && verdict.doubts < requests.withLock(\.self))
          FaultTally.note(faults: verdict.doubts - 1)
          try await verdict.expectSound(mostRepeated: 0)
        }
      }
    }

    @Test("an answer that is cut behind every one of its bytes in turn")
    func everyByteOfAnswer() async throws {
      try await withSandbox(Trial.configuration()) { sandbox in
        try await CuttingProxy.run(before: sandbox.port) { number, _ in
          .cutAnswer(after: number - 1)
        } _: { proxy in
          let limits = FaultTrial.Limits(body: 100_000, attempts: 10_000)
          let trial = try await FaultTrial(sandbox, baseURL: proxy.baseURL, limits: limits)
          #expect(try await trial.start() == .completed)
          let verdict = try FaultVerdict(trial)
          #expect(verdict.doubts > 100)
          // Each was accepted all the same.
          #expect(await sandbox.account.receivedImports.count == verdict.doubts + 1)
          FaultTally.note(faults: verdict.doubts - 1)
          try await verdict.expectSound(mostRepeated: verdict.doubts)
        }
      }
    }

    @Test("a port that closes before a batch, and stays closed", arguments: Fate.allCases)
    func refused(_ fate: Fate) async throws {
      try await withSandbox(Trial.configuration()) { sandbox in
        try await CuttingProxy.run(before: sandbox.port) { number, _ in
          number == 2 ? .closePort : .passOn
        } _: { proxy in
          let trial = try await FaultTrial(sandbox, baseURL: proxy.baseURL)
          var end: FaultTrial.End?
          switch fate {
          case .lives:
            end = try await trial.start()
            #expect(end == .failed(.gaveUp))
            try proxy.openPort()
          case .dies:
            // The question that comes before the batch is sent again is the first that is refused.
            #expect(try await trial.start(dyingAt: "processes-after-2").end() == .killed(SIGKILL))
            try await FaultVerdict(trial).expectWrittenAhead()
            try proxy.openPort()
            end = try await trial.resume()
            #expect(end == .completed)
          }
          let mark = try await trial.startAgain(after: end)
          try await FaultVerdict(trial).expectSound(after: end == .completed ? 0 : mark)
        }
      }
    }

    @Test("a port that is closed while a batch is to leave, and opens again")
    func refusedForAWhile() async throws {
      try await withSandbox(Trial.configuration()) { sandbox in
        try await CuttingProxy.run(before: sandbox.port) { _, _ in
          .passOn
        } _: { proxy in
          let trial = try await FaultTrial(sandbox, baseURL: proxy.baseURL)
          let end = try await trial.start(
            .observing { report in
              switch report {
              case .batchPrepared(let batch) where batch.number == 2: proxy.closePort()
              case .batchDeferred:
                do { try proxy.openPort() } catch { Issue.record(error) }
              case .requested, .started, .batchPrepared, .batchUnanswered, .batchRejected,
                .batchSent, .batchImported, .batchRemoved, .interrupted, .resumed, .completed,
                .failed, .cancelled:
                break
              }
            })
          #expect(end == .completed)
          let verdict = try FaultVerdict(trial)
          // Nothing of it had left: that is a delay, and no doubt.
          #expect(verdict.events.contains { $0.kind == .batchDeferred })
          #expect(verdict.doubts == 0)
          try await verdict.expectSound(mostRepeated: 0)
        }
      }
    }

    @Test("a report that cannot be fetched", arguments: Fate.allCases)
    func report(_ fate: Fate) async throws {
      let script = FaultScript([
        .init(.report, occurrences: 1...10, .respond(status: 500, body: ""))
      ])
      try await withSandbox(Trial.configuration(script)) { sandbox in
        let trial = try await FaultTrial(sandbox)
        // Whose number is another contact's is refused, with a report.
        let taken = try #require(
          trial.customers.addresses.first { trial.customers.attributes[$0]?["SMS"] != nil })
        try await sandbox.account.edit(
          "holder@elsewhere.example", "SMS", to: trial.customers.attributes[taken]?["SMS"] ?? "")
        switch fate {
        case .lives: #expect(try await trial.start() == .completed)
        case .dies:
          #expect(try await trial.start(dyingAt: "report-after-1").end() == .killed(SIGKILL))
          #expect(try await trial.resume() == .completed)
        }
        let verdict = try FaultVerdict(trial)
        guard case .completed(let end)? = verdict.events.last else { return }
        #expect(end.warnings.contains(.reportUnreadable))
        try await verdict.expectSound(refused: [taken], mostRepeated: 0)
      }
    }
  }
}
