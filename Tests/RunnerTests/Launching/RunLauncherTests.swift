import Domain
import EventLog
import Ledger
import Runner
import Sandbox
import Testing
import Vault

@Suite("Ordering runs")
struct RunLauncherTests {
  @Test("a run over a connection that another runs over waits for nobody")
  func busy() async throws {
    let stage = try await Stage(source: Performance.twoPeople)
    let connection = try #require(try await stage.ledger.currentState().connections.values.first)
    let claim = try ConnectionClaim.take(of: connection, at: stage.scratch.location)
    let head = try stage.ledger.log.head()
    let error = await #expect(throws: LedgerError.self) {
      _ = try await RunLauncher(stage.ledger).start(stage.destination, by: stage.identity)
    }
    #expect(error?.description.contains("“Main”") == true)
    #expect(try stage.ledger.log.head() == head)
    withExtendedLifetime(claim) {}
  }

  @Test("an order that a rule forbids is on record as refused, whoever else exports")
  func refusedWhileBusy() async throws {
    let stage = try await Stage(source: Performance.twoPeople)
    let (run, _) = try await stage.order()
    let connection = try #require(try await stage.ledger.currentState().connections.values.first)
    let claim = try ConnectionClaim.take(of: connection, at: stage.scratch.location)
    let launcher = RunLauncher(stage.ledger)
    let head = try stage.ledger.log.head()
    await #expect(throws: LedgerError.self) {
      _ = try await launcher.resume(run.id, by: stage.identity)
    }
    #expect(try stage.ledger.log.head() == head)
    try await stage.ask(.connection(.withdrawConsent(.init(connection: stage.connection))))
    #expect(
      try await launcher.resume(run.id, by: stage.identity)
        == .refused(.consentNotInForce(connection: connection.name)))
    let schedule = try await stage.ledger.scheduleIdentity()
    #expect(try await launcher.start(stage.destination, by: schedule) == .refused(.nothingDue))
    withExtendedLifetime(claim) {}
  }

  @Test("an order that a rule forbids is on record as refused, and asks nothing of Sendinblue")
  func refused() async throws {
    let stage = try await Stage(source: Performance.twoPeople)
    try await stage.ask(.connection(.withdrawConsent(.init(connection: stage.connection))))
    let outcome = try await RunLauncher(stage.ledger)
      .start(stage.destination, by: stage.identity)
    #expect(outcome == .refused(.consentNotInForce(connection: try DisplayName("Main"))))
    let missing = DestinationID(stage.ledger.surroundings.identifier())
    guard
      case .refused(.unknown) = try await RunLauncher(stage.ledger)
        .start(missing, by: stage.identity)
    else {
      Issue.record("a destination that is not there was exported")
      return
    }
    #expect(try await stage.ledger.currentState().runs.isEmpty)
  }

  @Test("a key that is gone ends the run, with what to do about it")
  func keyGone() async throws {
    let stage = try await Stage(source: Performance.twoPeople)
    let fingerprint = KeyFingerprint.of(Secret(Array(Stage.apiKey.utf8)))
    try await stage.ledger.forget(fingerprint, of: stage.connection)
    guard
      case .ended(let run, let end) = try await RunLauncher(stage.ledger)
        .start(stage.destination, by: stage.identity)
    else {
      Issue.record("refused")
      return
    }
    #expect(end.word == "key-unavailable")
    #expect(try stage.events(of: run) == [.requested, .failed])
  }

  @Test("a run is performed under a decoration, and its connection is free again afterwards")
  func performed() async throws {
    try await withSandbox(Trial.configuration()) { sandbox in
      let stage = try await Stage(source: Performance.twoPeople, baseURL: sandbox.baseURL)
      let gateway = ScriptedGateway()
      let launcher = RunLauncher(stage.ledger)
      let decoration = RunLauncher.Decoration(gateway: { _ in gateway })
      for count in 1...2 {
        guard
          case .ended(_, .completed) = try await launcher.start(
            stage.destination, by: stage.identity, decorate: decoration)
        else {
          Issue.record("not completed")
          return
        }
        #expect(gateway.bodies.count == count)
      }
      #expect(await sandbox.account.receivedImports.isEmpty)
    }
  }
}
