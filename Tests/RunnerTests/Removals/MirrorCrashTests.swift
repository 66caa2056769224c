import Domain
import Foundation
import Ledger
import Runner
import Sandbox
import Testing
import Views

@Suite("A runner that is killed while it takes contacts off a list", .tags(.slow), .serialized)
struct MirrorCrashTests {
  private static let everybody = (0..<320).map(MirrorStage.address)
  private static let staying = Array(everybody.prefix(20))
  private static let strangers = (0..<30).map { "s\($0)@elsewhere.example" }

  @Test(
    "leaves a run that resuming completes, whenever that was",
    arguments: ["journal-before", "journal-after", "gateway-before", "gateway-after"])
  func anywhere(_ moment: String) async throws {
    var number = 1
    var isReached = true
    while isReached, number < 60 {
      isReached = try await survives("\(moment)-\(number)")
      number += 1
    }
    // An import, two removals and their readings: were they never reached, nothing would be tried.
    #expect(number > 8 && number < 60)
  }

  /// Kills a run at a moment, resumes it and verifies the list and the record.
  ///
  /// - Returns: Whether the moment came.
  private func survives(_ point: String) async throws -> Bool {
    try await withSandbox(Trial.configuration()) { sandbox in
      try await sandbox.account.enlist(Self.strangers, onList: SandboxAccount.newsletterID)
      let mirror = try await MirrorStage(baseURL: sandbox.baseURL)
      let launcher = RunLauncher(mirror.stage.ledger)
      let identity = mirror.stage.identity
      try mirror.stage.scratch.write(source: MirrorStage.source(Self.everybody))
      _ = try await launcher.start(mirror.stage.destination, by: identity)

      try mirror.stage.scratch.write(source: MirrorStage.source(Self.staying))
      let process = try RunnerProcess(
        mirror.stage, ("start", mirror.stage.destination.description), bodyLimit: 8_000_000,
        point: point)
      let end = try #require(await process.end())
      if let run = try await mirror.stage.ledger.currentState().runs.keys.first {
        #expect(end == .killed(SIGKILL), "\(point)")
        let outcome = try await launcher.resume(run, by: identity)
        guard case .ended(run, .completed) = outcome else {
          Issue.record("\(point): resuming came to \(outcome)")
          return true
        }
      }
      try await verify(mirror, sandbox, point)
      return end != .exited(0)
    }
  }

  private func verify(
    _ mirror: MirrorStage, _ sandbox: RunningSandbox, _ point: String
  ) async throws {
    let members = try await sandbox.account.members(ofList: SandboxAccount.newsletterID)
    // Only a process that died before it ordered the run leaves those who left where they are.
    guard let run = try mirror.stage.ledger.views.runs(limit: 1).first, run.removals?.leaving == 300
    else {
      #expect(point == "journal-before-0", "\(point): no run took anybody off")
      return
    }
    #expect(Set(members.map(\.email)) == Set(Self.strangers + Self.staying), "\(point)")
    let events = try mirror.events(of: run.id)
    guard case .completed(let end)? = events.last else {
      Issue.record("\(point): the run is not completed")
      return
    }
    #expect(end.removed == 300 && end.warnings.isEmpty, "\(point): \(end)")
    // Whatever left was on record before, and no batch left twice.
    var prepared: [SHA256Digest] = []
    for case .batchPrepared(let batch) in events where batch.kind == .removal {
      prepared.append(batch.bodySHA256)
    }
    let received = try await sandbox.account.receivedRemovals.map {
      SHA256Digest(of: try #require($0.body))
    }
    #expect(Set(received).count == received.count, "\(point)")
    #expect(Set(received).isSubset(of: prepared), "\(point)")
    let digest = try mirror.stage.ledger.views.digest()
    #expect(
      try await Ledger.rebuildViews(at: mirror.stage.ledger.location).digest == digest, "\(point)")
  }
}
