import Domain
import Ledger
import Runner
import Sendinblue
import Testing
import Views

@Suite("A run that fails while it takes contacts off a list")
struct FailedSweepTests {
  private static let everybody = (0..<400).map(MirrorStage.address)

  /// A run of which the first removal takes 150 contacts off and the second fails.
  private func fail(
    _ mirror: MirrorStage, staying: Int, over gateway: ScriptedGateway,
    _ failure: Failure = .keyRefused
  ) async throws {
    let error = failure.error(.removeContacts(list: 2))
    let failing = ScriptedGateway([.removeContacts: [.asUsual, .fails(error)]])
    failing.enlist(gateway.members)
    let outcome = try await mirror.run(Self.everybody.prefix(staying), over: failing)
    guard case .ended(_, .failed) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    gateway.delist(gateway.members.filter { !failing.members.contains($0) })
    #expect(gateway.members.count == 250)
  }

  private func completed(_ outcome: RunLauncher.Outcome) throws -> RunEvent.Completed {
    guard case .ended(_, .completed(let end)) = outcome else {
      Issue.record("\(outcome)")
      throw StageError.notOrdered
    }
    return end
  }

  @Test(
    "leaves those it took off uncounted by the next, which takes off the others and warns of none")
  func healed() async throws {
    let mirror = try await MirrorStage()
    let gateway = ScriptedGateway()
    _ = try completed(try await mirror.run(Self.everybody, over: gateway))
    try await fail(mirror, staying: 100, over: gateway)
    let end = try completed(try await mirror.run(Self.everybody.prefix(100), over: gateway))
    let run = try #require(try mirror.stage.ledger.views.run(end.run))
    #expect(run.removals == .init(leaving: 150, standing: 250))
    #expect(end.removed == 150 && end.warnings.isEmpty)
    #expect(gateway.members == Array(Self.everybody.prefix(100)))
  }

  @Test("leaves the guard to count those alone who are on the list still", arguments: [50, 70])
  func guarded(_ percent: Int) async throws {
    let mirror = try await MirrorStage(removeAtMost: percent)
    let gateway = ScriptedGateway()
    _ = try completed(try await mirror.run(Self.everybody, over: gateway))
    try await fail(mirror, staying: 400 - 4 * percent, over: gateway)
    // 150 are off already. Of the 250 that stand, as many go as the share allows, or one more.
    let left = 250 - 250 * percent / 100
    let outcome = try await mirror.run(Self.everybody.prefix(left - 1), over: gateway)
    #expect(
      outcome.refusal
        == .tooManyRemovals(250 * percent / 100 + 1, standing: 250, percent: percent))
    let end = try completed(try await mirror.run(Self.everybody.prefix(left), over: gateway))
    #expect(end.removed == 250 * percent / 100 && end.warnings.isEmpty)
  }

  @Test("leaves to others what they put on the list again, where it took them off")
  func putOnAgain() async throws {
    let mirror = try await MirrorStage()
    let gateway = ScriptedGateway()
    _ = try completed(try await mirror.run(Self.everybody, over: gateway))
    let before = gateway.members
    try await fail(mirror, staying: 100, over: gateway)
    let off = Set(before).subtracting(gateway.members).sorted()
    gateway.enlist([off[7]])
    let end = try completed(try await mirror.run(Self.everybody.prefix(100), over: gateway))
    #expect(end.removed == 150)
    #expect(gateway.members == Self.everybody.prefix(100) + [off[7]])
  }

  @Test("has those sent again whom it took off and who are back")
  func back() async throws {
    let mirror = try await MirrorStage()
    try await mirror.stage.remember(onlyChanges: true, mirror: .init(removeAtMost: 100))
    let gateway = ScriptedGateway()
    _ = try completed(try await mirror.run(Self.everybody, over: gateway))
    try await fail(mirror, staying: 100, over: gateway)
    let end = try completed(try await mirror.run(Self.everybody, over: gateway))
    // 150 were taken off; of the 150 after them it is not known whether they were.
    #expect(end.removed == 0 && end.figures.sent == 300 && end.figures.unchanged == 100)
    #expect(Set(gateway.members) == Set(Self.everybody))
  }

  @Test("leaves those in doubt of whom it does not know whether they are gone")
  func unknown() async throws {
    let mirror = try await MirrorStage()
    let gateway = ScriptedGateway()
    _ = try completed(try await mirror.run(Self.everybody, over: gateway))
    // Somebody else takes one off as it is about to be: of 150 asked for, 149 were taken off.
    let meddler = Meddler(at: .removeContacts) { $0.delist([MirrorStage.address(399)]) }
    let failing = ScriptedGateway(
      [.removeContacts: [.asUsual, .fails(Failure.keyRefused.error(.removeContacts(list: 2)))]],
      witness: { meddler.see($0) })
    failing.enlist(gateway.members.reversed())
    meddler.begin(with: failing)
    _ = try await mirror.run(Self.everybody.prefix(100), over: failing)
    #expect(failing.members.count == 250)
    let end = try completed(try await mirror.run(Self.everybody.prefix(100), over: failing))
    #expect(end.removed == 150 && end.warnings == [.removedByOthers])
    #expect(Set(failing.members) == Set(Self.everybody.prefix(100)))
  }
}

extension RunLauncher.Outcome {
  fileprivate var refusal: Refusal? {
    guard case .ended(_, .refused(let refusal)) = self else { return nil }
    return refusal
  }
}
