import Domain
import Ledger
import Profiles
import Runner
import Sendinblue
import Testing
import Vault

@Suite("People who are kept out of runs")
struct KeptOutTests {
  private static let everybody = (0..<10).map(MirrorStage.address)

  private func pseudonym(_ number: Int, in mirror: MirrorStage) async throws -> Pseudonym {
    let address = try EmailAddress(MirrorStage.address(number))
    return Pseudonym(
      bytes: try await mirror.stage.ledger.pseudonymizer().pseudonym(of: address.matchKey))
  }

  private func suppress(_ number: Int, in mirror: MirrorStage) async throws {
    let person = try await pseudonym(number, in: mirror)
    try await mirror.stage.ask(.dataSubject(.suppress(.init(pseudonym: person))))
  }

  private static func completed(_ outcome: RunLauncher.Outcome) throws -> RunEvent.Completed {
    guard case .ended(_, .completed(let end)) = outcome else {
      Issue.record("the run came to \(outcome)")
      throw StageError.notOrdered
    }
    return end
  }

  @Test("are sent no more, taken off a mirrored list, and sent again once released")
  func mirrored() async throws {
    let mirror = try await MirrorStage()
    let gateway = ScriptedGateway()
    let first = try Self.completed(try await mirror.run(Self.everybody, over: gateway))
    #expect(first.figures.sent == 10 && first.figures.withheld == 0)
    try await suppress(3, in: mirror)
    let second = try Self.completed(try await mirror.run(Self.everybody, over: gateway))
    #expect(second.figures.sent == 9 && second.figures.withheld == 1)
    #expect(second.figures.read == 10)
    #expect(second.removed == 1)
    #expect(!gateway.members.contains(MirrorStage.address(3)))
    #expect(gateway.members.count == 9)
    let leftOut = try mirror.stage.ledger.manifests.leftOut(of: second.run, limit: 10)
    #expect(leftOut.map(\.reason) == ["suppressed"])
    #expect(leftOut.map(\.row) == [4])
    let third = try Self.completed(try await mirror.run(Self.everybody, over: gateway))
    #expect(third.figures.withheld == 1 && third.removed == 0)
    let person = try await pseudonym(3, in: mirror)
    try await mirror.stage.ask(.dataSubject(.release(.init(pseudonym: person))))
    let fourth = try Self.completed(try await mirror.run(Self.everybody, over: gateway))
    #expect(fourth.figures.sent == 10 && fourth.figures.withheld == 0)
    #expect(gateway.members.count == 10)
  }

  @Test("are counted by a rehearsal as by the run that follows")
  func rehearsed() async throws {
    let mirror = try await MirrorStage()
    let stage = mirror.stage
    let gateway = ScriptedGateway()
    try stage.scratch.write(source: MirrorStage.source(Self.everybody))
    try await suppress(0, in: mirror)
    try await suppress(7, in: mirror)
    let rehearsal = try await RunLauncher(stage.ledger, clock: mirror.clock).rehearse(
      stage.destination, by: .user(stage.ada), decorate: .init(gateway: { _ in gateway }))
    #expect(rehearsal.report?.figures.withheld == 2)
    let end = try Self.completed(try await mirror.run(Self.everybody, over: gateway))
    #expect(end.figures == rehearsal.report?.figures)
  }

  @Test("do not change a run that was ordered before, so that its batches are the same again")
  func orderedBefore() async throws {
    let mirror = try await MirrorStage()
    let stage = mirror.stage
    let gateway = ScriptedGateway()
    try stage.scratch.write(source: MirrorStage.source(Self.everybody))
    let (run, _) = try await stage.order()
    try await suppress(3, in: mirror)
    let end = try Self.completed(try await mirror.resume(run.id, over: gateway))
    #expect(end.figures.sent == 10 && end.figures.withheld == 0)
    let later = try Self.completed(try await mirror.run(Self.everybody, over: gateway))
    #expect(later.figures.sent == 9)
  }
}
