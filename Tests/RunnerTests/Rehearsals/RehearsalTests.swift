import Domain
import EventLog
import Foundation
import Ledger
import Runner
import Sendinblue
import Testing

@Suite("Trying a run out")
struct RehearsalTests {
  private static let header = "email,first\n"
  private static let before = header + "a@shop.example,Ann\nb@shop.example,Bob\n"
  /// One is as before, one is new, and one is gone.
  private static let now = header + "b@shop.example,Bob\nc@shop.example,Cyd\nb@shop.example,\n"

  private let stage: Stage
  private let gateway = ScriptedGateway()
  private let launcher: RunLauncher

  init() async throws {
    stage = try await Stage(source: Self.before, matching: Performance.twoPeopleMatching)
    launcher = RunLauncher(stage.ledger, clock: InstantClock())
  }

  /// A way to export, and what a run then comes to.
  struct Example: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let onlyChanges: Bool
    let mirror: Mirroring?
    let unchanged: Int
    let removals: Removals?
  }

  private static let examples = [
    Example(
      testDescription: "everything", onlyChanges: false, mirror: nil, unchanged: 0, removals: nil),
    Example(
      testDescription: "only changes", onlyChanges: true, mirror: nil, unchanged: 1, removals: nil),
    Example(
      testDescription: "a mirror", onlyChanges: false, mirror: .init(removeAtMost: 50),
      unchanged: 0, removals: .init(leaving: 1, standing: 2)),
    Example(
      testDescription: "both", onlyChanges: true, mirror: .init(removeAtMost: 50), unchanged: 1,
      removals: .init(leaving: 1, standing: 2)),
  ]

  @Test("tells what the run will come to, and leaves no trace", arguments: examples)
  func figures(_ example: Example) async throws {
    try await stage.remember(onlyChanges: example.onlyChanges, mirror: example.mirror)
    guard case .completed = try await run() else { throw StageError.notOrdered }
    try stage.scratch.write(source: Self.now)
    let rehearsal = try await unnoticed { try await rehearse() }
    guard case .begins(let plan) = rehearsal.verdict else {
      Issue.record("\(rehearsal.verdict)")
      return
    }
    #expect(plan.expected.figures.unchanged == example.unchanged)
    #expect(plan.expected.figures.sent == 2 - example.unchanged)
    #expect(plan.expected.figures.duplicates == 1 && plan.expected.figures.addUp)
    #expect(plan.expected.removals == example.removals)
    #expect(rehearsal.report?.figures == plan.expected.figures)
    #expect(rehearsal.report?.removals == example.removals)
    #expect(rehearsal.order.destination == stage.destination)
    // It comes to the same a second time, and the run after it as well.
    guard case .begins(plan) = try await rehearse().verdict,
      case .completed(let end) = try await run(keepingTo: plan)
    else {
      Issue.record("the run is not what was tried out")
      return
    }
    #expect(end.figures == plan.expected.figures)
    #expect(end.removed == example.removals?.leaving)
  }

  @Test("tells why the run would end, and leaves no trace")
  func ends() async throws {
    try await stage.remember(onlyChanges: false, mirror: .init(removeAtMost: 49))
    guard case .completed = try await run() else { throw StageError.notOrdered }
    try stage.scratch.write(source: Self.now)
    #expect(try await end() == .refused(.tooManyRemovals(1, standing: 2, percent: 49)))
    try stage.scratch.write(source: Self.before)
    #expect(
      try await end(.finds("dynamic")) == .refused(.listDynamic(2, name: "Newsletter")))
    #expect(try await end(.finds("missing")) == .refused(.listMissing(2)))
    #expect(try await end(.fails(Failure.keyRefused.error(.list(2)))).word == "key-refused")
    try stage.scratch.write(source: "email,first\n\"\n")
    #expect(try await end().word == "source-unreadable")
  }

  @Test("is refused as the order would be, and not on record")
  func refused() async throws {
    try await stage.ask(.connection(.withdrawConsent(.init(connection: stage.connection))))
    let head = try stage.ledger.log.head()
    await #expect(throws: Refusal.consentNotInForce(connection: try DisplayName("Main"))) {
      try await rehearse()
    }
    await #expect(throws: Refusal.nothingDue) {
      try await launcher.rehearse(stage.destination, by: .schedule)
    }
    #expect(try stage.ledger.log.head() == head)
    #expect(gateway.calls.isEmpty)
  }

  @Test("needs no approval, no claim and no run's end")
  func undemanding() async throws {
    try await stage.ask(.connection(.requireApproval(.init(connection: stage.connection))))
    let connection = try #require(try await stage.ledger.currentState().connections.values.first)
    let claim = try ConnectionClaim.take(of: connection, at: stage.scratch.location)
    guard case .begins = try await unnoticed({ try await rehearse() }).verdict else {
      Issue.record("it would not begin")
      return
    }
    withExtendedLifetime(claim) {}
  }

  private func run(keepingTo plan: RunPlan? = nil) async throws -> RunEnd {
    let gateway = gateway
    let outcome = try await launcher.start(
      stage.destination, by: stage.identity, keepingTo: plan,
      decorate: .init(gateway: { _ in gateway }))
    guard case .ended(_, let end) = outcome else { throw StageError.notOrdered }
    return end
  }

  private func rehearse(over gateway: ScriptedGateway? = nil) async throws -> Rehearsal {
    let gateway = gateway ?? self.gateway
    return try await launcher.rehearse(
      stage.destination, by: .user(stage.ada), decorate: .init(gateway: { _ in gateway }))
  }

  /// What a rehearsal says that a run would end with.
  private func end(_ turn: ScriptedGateway.Turn = .asUsual) async throws -> RunEnd {
    let gateway = ScriptedGateway(afterwards: [.list: turn])
    let rehearsal = try await unnoticed { try await rehearse(over: gateway) }
    #expect(gateway.calls.allSatisfy { $0 == .list || $0 == .attributes })
    guard case .ends(let end) = rehearsal.verdict else { throw StageError.notOrdered }
    return end
  }

  /// Does something that changes no byte of the ledger, and asks Sendinblue questions alone.
  private func unnoticed(_ act: () async throws -> Rehearsal) async throws -> Rehearsal {
    let (head, files, calls) = (try stage.ledger.log.head(), files, gateway.calls.count)
    let rehearsal = try await act()
    #expect(try stage.ledger.log.head() == head)
    #expect(self.files == files)
    #expect(gateway.calls.dropFirst(calls).allSatisfy { $0 == .list || $0 == .attributes })
    #expect(try await stage.ledger.currentState().runs.isEmpty)
    return rehearsal
  }

  /// The ledger's files but for those that SQLite's readers share.
  private var files: [String: Data] {
    let location = stage.scratch.location
    return location.files.reduce(into: [:]) { files, path in
      for end in ["", "-wal"] {
        files[path + end] = FileManager.default.contents(atPath: path + end)
      }
    }
  }
}
