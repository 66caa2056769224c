import Domain
import Ledger
import Runner
import Sendinblue
import Testing
import Views

@Suite("A list that mirrors its segment")
struct MirrorTests {
  private static let stranger = "stranger@elsewhere.example"
  private static let everybody = (0..<1200).map(MirrorStage.address)

  /// The end of a run that was completed.
  private static func completed(_ outcome: RunLauncher.Outcome) throws -> RunEvent.Completed {
    guard case .ended(_, .completed(let end)) = outcome else {
      Issue.record("the run came to \(outcome)")
      throw StageError.notOrdered
    }
    return end
  }

  @Test("loses those who left, 150 at a time, and nobody else", arguments: [0, 1, 150, 151, 1000])
  func leaving(_ count: Int) async throws {
    let mirror = try await MirrorStage()
    let gateway = ScriptedGateway()
    // Somebody with a telephone number alone, and somebody whom we never sent.
    gateway.enlist([nil, Self.stranger])
    let first = try Self.completed(try await mirror.run(Self.everybody, over: gateway))
    #expect(first.removed == 0 && first.warnings.isEmpty)
    let staying = Array(Self.everybody.dropFirst(count))
    let end = try Self.completed(try await mirror.run(staying, over: gateway))
    #expect(end.removed == count)
    #expect(end.warnings.isEmpty)
    #expect(gateway.members == [Self.stranger] + staying)
    #expect(gateway.removals.count == (count + 149) / 150)
    try await verify(end, of: mirror, over: gateway, leaving: count)
  }

  private func verify(
    _ end: RunEvent.Completed, of mirror: MirrorStage, over gateway: ScriptedGateway, leaving: Int
  ) async throws {
    let (stage, events) = (mirror.stage, try mirror.events(of: end.run))
    var prepared: [RunEvent.BatchPrepared] = []
    for case .batchPrepared(let batch) in events where batch.kind == .removal {
      prepared.append(batch)
    }
    #expect(prepared.map(\.bodySHA256) == gateway.removals.map { SHA256Digest(of: $0) })
    #expect(prepared.reduce(0) { $0 + $1.recipients } == leaving)
    for batch in prepared {
      let kept = try stage.ledger.manifests.pseudonyms(run: end.run, batch: batch.number)
      #expect(Manifest(unsorted: kept).root == batch.manifestRoot)
      #expect(kept.count == batch.recipients * Manifest.pseudonymLength)
    }
    let rows = try stage.ledger.views.batches(of: end.run)
    #expect(rows.count == end.batches)
    #expect(rows.filter { $0.kind == .removal }.map(\.number) == prepared.map(\.number))
    #expect(rows.reduce(0) { $0 + ($1.removed ?? 0) } == leaving)
    let run = try #require(try stage.ledger.views.run(end.run))
    #expect(run.removed == leaving && run.removals?.leaving == leaving)
    // An address is no profile: only imports disclose anything.
    let disclosures = try stage.ledger.views.disclosures(of: end.run)
    #expect(disclosures.count == rows.count { $0.kind == nil })
  }

  @Test("stays as it is where too many left at once")
  func guarded() async throws {
    let mirror = try await MirrorStage(removeAtMost: 10)
    let gateway = ScriptedGateway()
    let people = Array(Self.everybody.prefix(100))
    _ = try Self.completed(try await mirror.run(people, over: gateway))
    let imports = gateway.bodies.count
    let refused = try await mirror.run(people.dropFirst(11), over: gateway)
    guard case .ended(_, .refused(let refusal)) = refused else {
      Issue.record("\(refused)")
      return
    }
    #expect(refusal == .tooManyRemovals(11, standing: 100, percent: 10))
    #expect(gateway.bodies.count == imports && gateway.removals.isEmpty)
    #expect(gateway.members == people)
    let end = try Self.completed(try await mirror.run(people.dropFirst(10), over: gateway))
    #expect(end.removed == 10)
    #expect(gateway.members == Array(people.dropFirst(10)))
  }

  @Test("is emptied where nobody is left and that is allowed")
  func emptied() async throws {
    let mirror = try await MirrorStage()
    let gateway = ScriptedGateway()
    _ = try Self.completed(try await mirror.run(Self.everybody.prefix(3), over: gateway))
    let end = try Self.completed(try await mirror.run([], over: gateway))
    #expect(end.removed == 3 && end.warnings == [.noRecipients])
    #expect(gateway.members.isEmpty)
    // And filled again: who comes back is no stranger.
    let again = try Self.completed(try await mirror.run(Self.everybody.prefix(3), over: gateway))
    #expect(again.removed == 0)
    #expect(gateway.members.count == 3)
  }

  @Test("loses those who left however Sendinblue writes their addresses")
  func cases() async throws {
    let mirror = try await MirrorStage()
    let gateway = ScriptedGateway()
    gateway.enlist(["C0@Shop.Example", "C1@SHOP.example"])
    _ = try Self.completed(
      try await mirror.run(["c0@shop.example", "C1@shop.example"], over: gateway))
    #expect(gateway.members == ["C0@Shop.Example", "C1@SHOP.example"])
    let end = try Self.completed(try await mirror.run(["c1@shop.example"], over: gateway))
    #expect(end.removed == 1)
    #expect(gateway.members == ["C1@SHOP.example"])
  }

  @Test(
    "loses them though answers fail, whether they took effect or not",
    arguments: [
      Failure.requestTimedOut, .tooEarly, .rateLimited, .rateLimitedUntold, .serverFailed, .markup,
      .unreachable, .timedOut, .connectionLost,
    ], [true, false])
  func failures(_ failure: Failure, tookEffect: Bool) async throws {
    let error = failure.error(.removeContacts(list: 2))
    // What was turned away took no effect.
    if tookEffect, !error.outcomeIsUnknown { return }
    let mirror = try await MirrorStage()
    let turn = tookEffect ? ScriptedGateway.Turn.loses(error) : .fails(error)
    let gateway = ScriptedGateway([.removeContacts: [.asUsual, turn]])
    let people = Array(Self.everybody.prefix(400))
    _ = try Self.completed(try await mirror.run(people, over: gateway))
    let end = try Self.completed(try await mirror.run(people.prefix(50), over: gateway))
    #expect(end.removed == 350 && end.warnings.isEmpty)
    #expect(gateway.members == Array(people.prefix(50)))
    let events = try mirror.events(of: end.run)
    #expect(events.contains { $0.kind == .batchUnanswered } == error.outcomeIsUnknown)
    let listed = events.compactMap { event -> Int? in
      guard case .batchRemoved(let outcome) = event, outcome.settled == .listed else { return nil }
      return outcome.removed
    }
    #expect(listed == (error.outcomeIsUnknown ? [tookEffect ? 150 : 0] : []))
  }

  @Test(
    "ends the run over an answer that does not pass",
    arguments: [
      (Failure.keyRefused, RunFailure.keyRefused), (.notFound, .listUnusable),
      (.badRequest, .batchRejected), (.rateLimitedForLong, .gaveUp),
    ])
  func ends(_ failure: Failure, _ reason: RunFailure) async throws {
    let mirror = try await MirrorStage()
    let error = failure.error(.removeContacts(list: 2))
    let gateway = ScriptedGateway([.removeContacts: [.fails(error)]])
    _ = try Self.completed(try await mirror.run(Self.everybody.prefix(9), over: gateway))
    let outcome = try await mirror.run(Self.everybody.prefix(4), over: gateway)
    guard case .ended(_, .failed(let end)) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(end.reason == reason)
    // The next run finds them again.
    let next = try Self.completed(try await mirror.run(Self.everybody.prefix(4), over: gateway))
    #expect(next.removed == 5)
    #expect(gateway.members == Array(Self.everybody.prefix(4)))
  }

  @Test("is given up where contacts stay on it whatever Sendinblue answers")
  func stuck() async throws {
    let mirror = try await MirrorStage()
    let meddler = Meddler(at: .removeContacts) { _ in }
    let gateway = ScriptedGateway(
      afterwards: [.removeContacts: .fails(Failure.timedOut.error(.removeContacts(list: 2)))],
      witness: { meddler.see($0) })
    _ = try Self.completed(try await mirror.run(Self.everybody.prefix(9), over: gateway))
    let outcome = try await mirror.run(Self.everybody.prefix(4), over: gateway)
    guard case .ended(_, .failed(let end)) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(end.reason == .gaveUp)
    #expect(gateway.removals.count < 20)
  }

  @Test("says so where somebody else took them off before")
  func takenOffBefore() async throws {
    let mirror = try await MirrorStage()
    let gateway = ScriptedGateway()
    _ = try Self.completed(try await mirror.run(Self.everybody.prefix(600), over: gateway))
    gateway.delist([MirrorStage.address(3), MirrorStage.address(500)])
    let end = try Self.completed(try await mirror.run(Self.everybody.prefix(400), over: gateway))
    #expect(end.removed == 199)
    #expect(end.warnings == [.removedByOthers])
    // Whoever is in the segment is on the list, whoever took them off.
    #expect(Set(gateway.members) == Set(Self.everybody.prefix(400)))
  }

  @Test(
    "loses them all though others change it while it is read",
    arguments: [
      (ScriptedGateway.Call.contacts, 2), (.contacts, 3), (.contacts, 4), (.removeContacts, 2),
    ])
  func disturbed(_ call: ScriptedGateway.Call, _ occurrence: Int) async throws {
    let mirror = try await MirrorStage()
    let strangers = (0..<700).map { "s\($0)@elsewhere.example" }
    let gone = Array(strangers.prefix(3))
    let meddler = Meddler(at: call, occurrence: occurrence) { gateway in
      // All that follow move up, past the place where the next part begins.
      gateway.delist(gone)
      gateway.enlist(["n1@elsewhere.example", "n2@elsewhere.example", "n3@elsewhere.example"])
    }
    let gateway = ScriptedGateway(witness: { meddler.see($0) })
    gateway.enlist(strangers)
    _ = try Self.completed(try await mirror.run(Self.everybody, over: gateway))
    meddler.begin(with: gateway)
    let end = try Self.completed(try await mirror.run(Self.everybody.prefix(600), over: gateway))
    #expect(end.removed == 600 && end.warnings.isEmpty)
    let ours = gateway.members.filter { $0.hasSuffix("@shop.example") }
    #expect(ours == Array(Self.everybody.prefix(600)))
    #expect(gateway.members.count == 600 + 700)
  }

  @Test("has nobody taken off twice whom somebody puts on it again meanwhile")
  func putOnAgain() async throws {
    let mirror = try await MirrorStage()
    let meddler = Meddler(at: .removeContacts, occurrence: 2) { gateway in
      gateway.enlist([MirrorStage.address(100)])
    }
    let gateway = ScriptedGateway(witness: { meddler.see($0) })
    _ = try Self.completed(try await mirror.run(Self.everybody.prefix(400), over: gateway))
    meddler.begin(with: gateway)
    let end = try Self.completed(try await mirror.run(Self.everybody.prefix(100), over: gateway))
    #expect(end.removed == 300)
    #expect(gateway.members == Self.everybody.prefix(100) + [MirrorStage.address(100)])
  }
}
