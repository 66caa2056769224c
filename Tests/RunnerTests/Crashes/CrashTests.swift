import Domain
import Foundation
import Runner
import Sandbox
import Testing

@Suite("A runner that is killed", .tags(.slow), .serialized)
struct CrashTests {
  private static let moments = ["journal", "gateway"].flatMap { way in
    ["before", "after"].map { "\(way)-\($0)" }
  }

  @Test("at any moment leaves a run that resuming completes", arguments: moments)
  func once(_ moment: String) async throws {
    var number = 1
    var isReached = true
    while isReached, number < 100 {
      isReached = try await survives("\(moment)-\(number)")
      number += 1
    }
    // The moments of three batches: were they never reached, nothing would have been tried.
    #expect(number > 10 && number < 100)
  }

  /// Kills a run at a moment, resumes it and verifies everything.
  ///
  /// - Returns: Whether the moment came.
  private func survives(_ point: String) async throws -> Bool {
    try await withSandbox(Trial.configuration()) { sandbox in
      let trial = try await Trial(sandbox)
      let end = try await trial.start(dyingAt: point).end()
      let isReached = end != .exited(0)
      if isReached { #expect(end == .killed(SIGKILL), "\(point)") }
      try await trial.finish()
      try await trial.verify(crashes: isReached ? 1 : 0)
      return isReached
    }
  }

  @Test(
    "twice, the second time while it is resumed, is no worse", arguments: 0..<8 as Range<UInt64>)
  func twice(_ seed: UInt64) async throws {
    var random = SplitMix64(state: seed)
    func moment() -> String {
      let moment = Self.moments[Int(random.next() % UInt64(Self.moments.count))]
      return "\(moment)-\(1 + random.next() % 3)"
    }
    try await withSandbox(Trial.configuration()) { sandbox in
      let trial = try await Trial(sandbox)
      let first = moment()
      #expect(try await trial.start(dyingAt: first).end() == .killed(SIGKILL), "\(first)")
      let run = try #require(try await trial.runUnderWay())
      let second = moment()
      let end = try await trial.resume(run, dyingAt: second).end()
      #expect(end == .killed(SIGKILL), "\(first), \(second)")
      try await trial.finish()
      try await trial.verify(crashes: 2)
    }
  }

  @Test("from outside while Sendinblue has not answered leaves a batch in doubt, which is settled")
  func hanging() async throws {
    let gate = Gate()
    let faults = FaultScript([
      .init("POST", "/v3/contacts/import", occurrence: 2, .delay(until: gate))
    ])
    try await withSandbox(Trial.configuration(faults)) { sandbox in
      let trial = try await Trial(sandbox)
      let process = try trial.start(dyingAt: Trial.never)
      try await gate.waitUntilReached()
      process.kill()
      #expect(await process.end() == .killed(SIGKILL))
      gate.open()
      try await trial.finish()
      try await trial.verify(crashes: 1)
    }
  }

  @Test("does not send what has changed meanwhile; a new run sends it")
  func sourceReplaced() async throws {
    try await withSandbox(Trial.configuration()) { sandbox in
      let trial = try await Trial(sandbox)
      // The fifth request is the poll of the first import.
      #expect(try await trial.start(dyingAt: "gateway-after-5").end() == .killed(SIGKILL))
      let run = try #require(try await trial.runUnderWay())
      let received = await sandbox.account.receivedImports.count
      let others = Customers(count: 200, seed: 43)
      try trial.stage.scratch.write(source: others.csv)
      let launcher = RunLauncher(
        trial.stage.ledger, settings: RunSettings(bodyLimit: Trial.bodyLimit))
      let resumed = try await launcher.resume(run, by: trial.stage.identity)
      #expect(
        resumed == .ended(run, .failed(.init(run: run, reason: .sourceChanged))))
      #expect(await sandbox.account.receivedImports.count == received)
      guard
        case .ended(let next, .completed(let end)) = try await launcher.start(
          trial.stage.destination, by: trial.stage.identity)
      else {
        Issue.record("a new run does not complete")
        return
      }
      #expect(next != run)
      #expect(end.figures == others.figures)
    }
  }
}
