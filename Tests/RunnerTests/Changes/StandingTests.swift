import Domain
import Ledger
import Runner
import Testing
import Vault

@Suite("Who stands on a list")
struct StandingTests {
  private let stage: Stage

  init() async throws {
    stage = try await Stage(
      source: Performance.twoPeople, matching: Performance.twoPeopleMatching)
    try await stage.remember()
  }

  private func digest(_ number: Int) -> KeyedDigest {
    var random = SplitMix64(state: UInt64(bitPattern: Int64(number)))
    let bytes = (0..<16).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    return KeyedDigest(bytes, at: 0)
  }

  /// A run that was completed, with which the next one is compared.
  private func completed() async throws -> Run {
    let (run, cause) = try await stage.order()
    let clock = InstantClock()
    let driver = RunDriver(
      journal: LedgerJournal(of: run.id, in: stage.ledger, actor: .user(stage.ada), cause: cause),
      gateway: ScriptedGateway(), manifests: stage.ledger.manifests,
      pseudonymizer: try await stage.ledger.pseudonymizer(), surroundings: clock.surroundings,
      clock: clock)
    #expect(try await driver.perform().word == "completed")
    return run
  }

  @Test("is found again, whoever it is and however many", arguments: [0, 1, 20, 70_000, 150_000])
  func found(_ count: Int) async throws {
    let manifests = stage.ledger.manifests
    // Written over what the run itself left.
    let before = try await completed()
    var recorder = try StandingRecorder(before, in: manifests)
    for number in 0..<count { try recorder.add(digest(number), row: digest(-1 - number)) }
    try recorder.finish()
    let next = try await stage.order().run
    #expect(next.order.baseline == .init(run: before.id, batchesSince: 0))
    var standing = try #require(try manifests.standing(before: next, recorded: .none))
    #expect(standing.count == count && standing.leaving == count)
    for number in stride(from: 0, to: count, by: 97) {
      #expect(standing.isAsSent(digest(number), row: digest(-1 - number)))
      #expect(!standing.isAsSent(digest(number), row: digest(-2 - number)))
      #expect(standing.isLeaving(digest(number)))
      standing.see(digest(number))
      standing.see(digest(number))
      #expect(!standing.isLeaving(digest(number)) && standing.holds(digest(number)))
    }
    let seen = (count + 96) / 97
    #expect(standing.leaving == count - seen)
    var leaving: Set<KeyedDigest> = []
    standing.forEachLeaving { leaving.insert($0) }
    #expect(leaving.count == count - seen)
    standing.see(digest(count))
    #expect(!standing.holds(digest(count)) && !standing.isLeaving(digest(count)))
    #expect(!standing.isAsSent(digest(count), row: digest(-1 - count)))
  }

  @Test("is not used before it was finished, nor where a part of it or a batch since is missing")
  func missing() async throws {
    let manifests = stage.ledger.manifests
    let before = try await completed()
    let next = try await stage.order().run
    #expect(try manifests.standing(before: next, recorded: .none)?.count == 2)
    var recorder = try StandingRecorder(before, in: manifests)
    for number in 0..<70_000 { try recorder.add(digest(number), row: digest(-1)) }
    #expect(try manifests.standing(before: next, recorded: .none) == nil)
    try recorder.finish()
    #expect(try manifests.standing(before: next, recorded: .none)?.count == 70_000)
  }

  @Test("holds whom a run that was not completed may have put there, and is sure of none of them")
  func doubt() async throws {
    let manifests = stage.ledger.manifests
    let before = try await completed()
    var recorder = try StandingRecorder(before, in: manifests)
    for number in 0..<10 { try recorder.add(digest(number), row: digest(-1)) }
    try recorder.finish()
    let next = try await stage.order().run
    let target = next.order.target
    func keep(_ numbers: Range<Int>, run: RunID, to target: ListTarget, removal: Bool) throws {
      var bytes: [UInt8] = []
      for number in numbers { digest(number).append(to: &bytes) }
      try manifests.keep(
        Manifest(unsorted: bytes), run: run, batch: 1, target: target, isRemoval: removal)
    }
    func id() -> RunID { RunID(stage.ledger.surroundings.identifier()) }
    let other = ListTarget(
      destination: DestinationID(stage.ledger.surroundings.identifier()),
      connection: target.connection, list: target.list)
    let elsewhere = ListTarget(
      destination: other.destination, connection: target.connection, list: target.list + 1)
    try keep(8..<12, run: id(), to: target, removal: false)
    try keep(0..<3, run: next.id, to: target, removal: false)
    try keep(3..<4, run: id(), to: other, removal: false)
    try keep(4..<5, run: id(), to: other, removal: true)
    try keep(20..<25, run: id(), to: other, removal: true)
    try keep(5..<6, run: id(), to: elsewhere, removal: true)
    let standing = try #require(try manifests.standing(before: next, recorded: .none))
    #expect(standing.count == 12)
    let sure = (0..<30).filter { standing.isAsSent(digest($0), row: digest(-1)) }
    #expect(sure == [0, 1, 2, 3, 5, 6, 7])
    #expect((0..<30).filter { standing.isLeaving(digest($0)) } == Array(0..<12))
  }

  @Test("is everybody of any batch for the list, where there is no run to compare with")
  func withoutBaseline() async throws {
    try await stage.remember(onlyChanges: false)
    _ = try await completed()
    try stage.scratch.write(source: "email,first\nc@shop.example,Cyd\n")
    _ = try await completed()
    try await stage.remember()
    let next = try await stage.order().run
    #expect(next.order.baseline == nil)
    let standing = try #require(try stage.ledger.manifests.standing(before: next, recorded: .none))
    #expect(standing.count == 3 && standing.leaving == 3)
    let pseudonymizer = try await stage.ledger.pseudonymizer()
    for name in ["a", "b", "c"] {
      let bytes = pseudonymizer.pseudonym(of: "\(name)@shop.example".utf8)
      #expect(standing.isLeaving(KeyedDigest(bytes, at: 0)))
    }
  }

  @Test("what a list mirrors is counted before anything is sent", arguments: [false, true])
  func removals(_ onlyChanges: Bool) async throws {
    try await stage.remember(onlyChanges: onlyChanges, mirror: .init(removeAtMost: 100))
    _ = try await completed()
    try stage.scratch.write(source: "email,first\nb@shop.example,Bob\nc@shop.example,Cyd\n")
    let run = try await stage.order().run
    let sifter = try Sifter(
      run, manifests: stage.ledger.manifests, recorded: .none,
      pseudonymizer: try await stage.ledger.pseudonymizer())
    let survey = try await Survey(of: run.order, sifter: sifter, addressSetKey: (1, 2)) { _ in }
    #expect(survey.removals == .init(leaving: 1, standing: 2))
    #expect(survey.figures.unchanged == (onlyChanges ? 1 : 0))
    let pseudonym = try await stage.ledger.pseudonymizer().pseudonym(of: "a@shop.example".utf8)
    #expect(survey.sifter?.standing.isLeaving(KeyedDigest(pseudonym, at: 0)) == true)
  }
}
