import Domain
import Foundation
import Ledger
import Runner
import Sandbox
import Testing

extension FaultTable {
  @Suite("of removals")
  struct RemovalFaultTests {
    private static let everybody = (0..<170).map(MirrorStage.address)
    private static let staying = Array(everybody.prefix(10))
    private static let strangers = ["s1@elsewhere.example", "s2@elsewhere.example"]

    @Test("the process lives", arguments: NetworkFault.ofRemovals)
    func lives(_ cell: NetworkFault) async throws {
      try await withTrial(cell) { trial in
        #expect(try await trial.start() == .completed)
        let doubts = try FaultVerdict(trial).doubts
        switch cell.doubt {
        case .never: #expect(doubts == 0)
        case .maybe: #expect(doubts <= 1)
        case .always: #expect(doubts == 1)
        }
      }
    }

    @Test("the process dies", arguments: NetworkFault.ofRemovalsDying)
    func dies(_ cell: NetworkFault) async throws {
      try await withTrial(cell) { trial in
        let route = try #require(cell.routes.first)
        let end = try await trial.start(dyingAt: "\(route.rawValue)-after-1").end()
        #expect(end == .killed(SIGKILL))
        try await expectWrittenAhead(trial)
        #expect(try await trial.resume() == .completed)
        #expect(try FaultVerdict(trial).doubts == (route == .removal ? 1 : 0))
      }
    }

    @Test("storage", arguments: StorageFault.someChanges)
    func storage(_ cell: StorageFault) async throws {
      guard case .change(let number) = cell.place else { return }
      try await withTrial { trial in
        let end = try await trial.start(dyingAt: "storage-\(cell.manner.rawValue)-\(number)").end()
        // A run that takes people off makes more changes than are tried.
        #expect(end == (cell.manner.isDeadly ? .killed(SIGKILL) : .exited(74)))
        try await expectWrittenAhead(trial)
        let resumed = try await trial.resume()
        if resumed == nil { #expect(try await trial.start() == .completed) }
        #expect(resumed ?? .completed == .completed)
      }
    }

    /// Has a mirrored list lose people, which meets a fault, and looks who is on it then.
    private func withTrial(
      _ cell: NetworkFault? = nil, _ perform: (FaultTrial) async throws -> Void
    ) async throws {
      let script = cell?.script ?? FaultScript()
      try await withSandbox(Trial.configuration(script)) { sandbox in
        try await sandbox.account.enlist(Self.strangers, onList: SandboxAccount.newsletterID)
        let mirror = try await MirrorStage(baseURL: sandbox.baseURL)
        let limits = FaultTrial.Limits(
          body: 100_000, answer: cell?.isSilent == true ? .milliseconds(400) : .seconds(60))
        let trial = FaultTrial(
          mirror.stage, sandbox, limits: limits, faults: cell?.routes.count ?? 1)
        try mirror.stage.scratch.write(source: MirrorStage.source(Self.everybody))
        #expect(try await trial.start() == .completed)
        try mirror.stage.scratch.write(source: MirrorStage.source(Self.staying))
        try await perform(trial)
        try await expectSound(trial)
      }
    }

    private func expectSound(_ trial: FaultTrial) async throws {
      let verdict = try FaultVerdict(trial)
      try await verdict.expectVerified()
      verdict.expectDoubtsSettled()
      try await expectWrittenAhead(trial)
      let members = try await trial.sandbox.account.members(ofList: SandboxAccount.newsletterID)
      let wanted = Set(Self.strangers + Self.staying)
      let found = Set(members.map(\.email))
      FaultTally.noteVerified(
        lost: wanted.subtracting(found).count, strangers: found.subtracting(wanted).count)
      #expect(found == wanted)
      guard case .completed(let end)? = verdict.events.last else {
        Issue.record("the run is not completed")
        return
      }
      #expect(end.removed == Self.everybody.count - Self.staying.count)
    }

    /// All removals that Sendinblue received were on record, and none came twice.
    private func expectWrittenAhead(_ trial: FaultTrial) async throws {
      var prepared: Set<SHA256Digest> = []
      for case .batchPrepared(let batch) in try FaultVerdict(trial).events
      where batch.kind == .removal { prepared.insert(batch.bodySHA256) }
      let received = try await trial.sandbox.account.receivedRemovals.map {
        SHA256Digest(of: try #require($0.body))
      }
      #expect(Set(received).count == received.count)
      #expect(prepared.isSuperset(of: received))
    }
  }
}
