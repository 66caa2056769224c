import Domain
import Ledger
import Runner
import Sendinblue
import Testing

@Suite("Sending only what changed")
struct OnlyChangesTests {
  private static let header = "email,first,phone\n"
  private static let matching = DataMatching(
    emailField: "email",
    attributes: [
      .init(attribute: "FIRSTNAME", field: "first"), .init(attribute: "SMS", field: "phone"),
    ], defaultCountry: "FR")
  private static let two = header + "a@shop.example,Ann,\nb@shop.example,Bob,\n"

  private let stage: Stage
  private let gateway = ScriptedGateway()

  init() async throws {
    stage = try await Stage(source: Self.two, matching: Self.matching)
    try await stage.remember()
  }

  /// Exports.
  private func run(over gateway: ScriptedGateway? = nil) async throws -> RunEnd {
    let launcher = RunLauncher(stage.ledger, clock: InstantClock())
    let gateway = gateway ?? self.gateway
    let outcome = try await launcher.start(
      stage.destination, by: stage.identity, decorate: .init(gateway: { _ in gateway }))
    guard case .ended(_, let end) = outcome else { throw StageError.notOrdered }
    return end
  }

  private func completed(over gateway: ScriptedGateway? = nil) async throws -> RunEvent.Completed {
    guard case .completed(let end) = try await run(over: gateway) else {
      throw StageError.notOrdered
    }
    return end
  }

  private func sentRows() throws -> [String] {
    try gateway.bodies.flatMap { try #require(ReceivedBody($0)).rows }
  }

  @Test("nothing that is as it was leaves, and nobody is warned of that")
  func unchanged() async throws {
    #expect(try await completed().figures.sent == 2)
    let again = try await completed()
    #expect(
      again.figures
        == .init(
          read: 2, sent: 0, duplicates: 0, unchanged: 2, withheld: 0, rejected: [],
          phonesBlanked: 0))
    #expect(again.warnings.isEmpty && again.batches == 0)
    #expect(try await completed().figures.unchanged == 2)
    #expect(gateway.bodies.count == 1)
  }

  /// The second source, and which rows of it leave.
  private static let changes: [(String, [String])] = [
    ("a@shop.example,Ann,\nb@shop.example,Bea,\n", ["b@shop.example;Bea;"]),
    ("b@shop.example,Bob,\na@shop.example,Ann,\n", []),
    ("A@shop.example,Ann,\nb@SHOP.example,Bob,\n", ["A@shop.example;Ann;"]),
    ("a@shop.example,,\nb@shop.example,Bob,\n", ["a@shop.example;;"]),
    ("a@shop.example, Ann ,\nb@shop.example,Bob,nonsense\n", []),
    ("b@shop.example,Bob,\nc@shop.example,Ann,\n", ["c@shop.example;Ann;"]),
    (
      "a@shop.example,Ann,0612345678\nb@shop.example,Bob,+33612345678\n",
      ["a@shop.example;Ann;33612345678"]
    ),
  ]

  @Test("a row leaves when what would be sent of it differs", arguments: changes)
  func changed(_ source: String, _ rows: [String]) async throws {
    _ = try await completed()
    let before = gateway.bodies.count
    try stage.scratch.write(source: Self.header + source)
    let end = try await completed()
    #expect(try Array(sentRows().dropFirst(2)) == rows)
    #expect(end.figures.addUp && end.figures.unchanged == 2 - rows.count)
    #expect(gateway.bodies.count == before + (rows.isEmpty ? 0 : 1))
  }

  @Test("a phone number left blank is told of rows that are sent, not of those that are not")
  func blanked() async throws {
    try stage.scratch.write(source: Self.header + "a@shop.example,Ann,nonsense\n")
    #expect(try await completed().figures.phonesBlanked == 1)
    #expect(try await completed().figures.phonesBlanked == 0)
  }

  @Test("who left and comes back is sent, as others may have changed the contact")
  func returning() async throws {
    _ = try await completed()
    try stage.scratch.write(source: Self.header + "a@shop.example,Ann,\n")
    _ = try await completed()
    try stage.scratch.write(source: Self.two)
    let end = try await completed()
    #expect(end.figures.sent == 1 && end.figures.unchanged == 1)
    #expect(try sentRows().last == "b@shop.example;Bob;")
  }

  @Test("another matching, or a run that sent everything, leaves nothing to compare with")
  func otherwise() async throws {
    _ = try await completed()
    try await stage.remember(
      matching: .init(
        emailField: "email", attributes: [.init(attribute: "FIRSTNAME", field: "first")]))
    #expect(try await completed().figures.sent == 2)
    #expect(try await completed().figures.sent == 0)
    try await stage.remember(onlyChanges: false)
    #expect(try await completed().figures.sent == 2)
    try await stage.remember()
    let end = try await completed()
    #expect(end.figures.sent == 2 && end.warnings.isEmpty)
  }

  @Test("a batch of a run that failed is in doubt, and sent again though its rows are as before")
  func failed() async throws {
    _ = try await completed()
    try stage.scratch.write(source: Self.header + "a@shop.example,Eve,\nb@shop.example,Bob,\n")
    let refusing = ScriptedGateway([
      .importContacts: [.fails(Failure.badRequest.error(.importContacts))]
    ])
    #expect(try await run(over: refusing).word == "batch-rejected")
    try stage.scratch.write(source: Self.two)
    let end = try await completed()
    #expect(end.figures.sent == 1 && end.figures.unchanged == 1)
    #expect(try sentRows().last == "a@shop.example;Ann;")
    #expect(try await completed().figures.unchanged == 2)
  }

  @Test("a batch of which rows were refused is sent again")
  func refused() async throws {
    let refusing = ScriptedGateway([.process: [.finds("refusing")]])
    #expect(try await completed(over: refusing).warnings == [.refusedBySendinblue])
    #expect(try await completed().figures.sent == 2)
    #expect(try await completed().figures.unchanged == 2)
  }

  @Test("a file of manifests that was purged has everything sent, and is told of")
  func purged() async throws {
    _ = try await completed()
    let ledger = try await stage.purgeManifests()
    let launcher = RunLauncher(ledger, clock: InstantClock())
    let gateway = gateway
    let start = {
      try await launcher.start(
        stage.destination, by: stage.identity, decorate: .init(gateway: { _ in gateway }))
    }
    guard case .ended(_, .completed(let end)) = try await start() else {
      throw StageError.notOrdered
    }
    #expect(end.figures.sent == 2)
    #expect(end.warnings == [.standingMissing])
    guard case .ended(_, .completed(let next)) = try await start() else {
      throw StageError.notOrdered
    }
    #expect(next.figures.unchanged == 2 && next.warnings.isEmpty)
  }

  @Test("a file that is purged under a run ends it, as it would come to something else")
  func purgedUnderRun() async throws {
    _ = try await completed()
    try stage.scratch.write(source: Self.header + "a@shop.example,Eve,\nb@shop.example,Bob,\n")
    let (stage, gateway) = (stage, gateway)
    await #expect(throws: RunnerError.self) {
      _ = try await RunLauncher(stage.ledger, clock: InstantClock()).start(
        stage.destination, by: stage.identity,
        decorate: .init(
          journal: { MeddlingJournal($0, on: stage, .failsAfter, at: 2) },
          gateway: { _ in gateway }))
    }
    let ledger = try await stage.purgeManifests()
    let run = try #require(try await ledger.currentState().runs.keys.first)
    let outcome = try await RunLauncher(ledger, clock: InstantClock()).resume(
      run, by: stage.identity, decorate: .init(gateway: { _ in gateway }))
    #expect(outcome == .ended(run, .failed(.init(run: run, reason: .standingChanged))))
    #expect(gateway.bodies.count == 1)
  }
}
