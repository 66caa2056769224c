import Domain
import EventLog
import Ledger
import ScriptedIdentities
import Testing
import Vault
import Views

@Suite("Executing commands")
struct ExecutionTests {
  private let scratch: Scratch
  private let ledger: Ledger
  private let road: Road

  init() async throws {
    scratch = try Scratch()
    ledger = try await scratch.createLedger()
    road = try await Road(ledger)
  }

  @Test("puts a command aside that may not be accepted now, and records one that is refused")
  func condition() async throws {
    let head = try ledger.log.head()
    let addition = try await ledger.sign(try road.addition("Bea"), by: Road.identity)
    let aside = try await ledger.execute(addition, acceptingWhere: { _ in false })
    #expect(aside == nil)
    #expect(try ledger.log.head() == head)
    #expect(try await ledger.currentState().users.count == 1)
    let refused = try await ledger.execute(
      ledger.sign(try road.addition("ADA"), by: Road.identity), acceptingWhere: { _ in false })
    #expect(refused?.decision == .refused(.nameTaken(try DisplayName("ADA"))))
    #expect(try ledger.log.head() > head)
    let accepted = try await ledger.execute(addition, acceptingWhere: { $0.users.count == 1 })
    #expect(accepted != nil)
  }

  @Test("records the command and what it brought about, one the cause of the other")
  func accepted() async throws {
    let command = ConnectionCommand.Create(
      connection: road.connection, name: try DisplayName("Main"), baseURL: "https://b")
    let outcome = try await road.ask(.connection(.create(command)))
    let records = try ledger.records().suffix(2)
    let order = try #require(records.first)
    let event = try #require(records.last)
    #expect(order.type == "waybill.command.create-connection.v1")
    #expect(order.id == outcome.command)
    #expect(order.causationID == nil)
    #expect(order.correlationID == order.id)
    #expect(outcome.correlation == order.id)
    #expect(event.type == "waybill.event.connection-created.v1")
    #expect(event.causationID == order.id)
    #expect(event.correlationID == order.id)
    for record in records {
      #expect(record.actor == "user/\(road.ada)")
      #expect(record.subject == "connection/\(road.connection)")
      #expect(record.source == "waybill.example/trial")
      #expect(Timestamp(record.time) != nil)
      #expect(UUIDv7(record.id) != nil)
    }
    #expect([order.position.rawValue, event.position.rawValue] == [4, 5])
    #expect(outcome.head == event.position)
    #expect(try await ledger.currentState().connections[road.connection]?.baseURL == "https://b")
  }

  @Test("records a refusal with its rule, and changes nothing")
  func refused() async throws {
    let before = try await ledger.currentState()
    let outcome = try await road.ask(try road.addition("ada"))
    #expect(outcome.decision == .refused(.nameTaken(try DisplayName("ada"))))
    #expect(throws: Refusal.nameTaken(try DisplayName("ada"))) { try outcome.events() }
    let records = try ledger.records().suffix(2)
    #expect(
      records.map(\.type) == [
        "waybill.command.add-user.v1", "waybill.event.command-refused.v1",
      ])
    #expect(records.last?.causationID == outcome.command)
    let told = String(decoding: try #require(records.last).data, as: UTF8.self)
    #expect(told.contains(#""rule":"name-taken""#))
    #expect(try await ledger.currentState() == before)
  }

  @Test("records what somebody unknown asks, and refuses it")
  func unknownActor() async throws {
    let mallory = Identity.scripted("Mallory")
    let fingerprint = mallory.publicKey.fingerprint
    let outcome = try await road.ask(try road.addition("Ben"), by: mallory)
    #expect(outcome.decision == .refused(.actorUnknown(fingerprint)))
    let actor = "unknown/\(fingerprint)"
    #expect(outcome.actor.text == actor)
    #expect(try ledger.records().suffix(2).map(\.actor) == [actor, actor])
  }

  @Test("records a command that changes nothing, and nothing else")
  func nothingToDo() async throws {
    try await road.connect()
    let head = try ledger.log.head()
    let again = Command.connection(
      .addExportUser(.init(connection: road.connection, user: road.ada)))
    let outcome = try await road.ask(again)
    #expect(outcome.decision == .accepted([]))
    #expect(outcome.head == head.next)
    #expect(try ledger.log.head() == head.next)
  }

  @Test("rehearses a command as it would be decided, and writes nothing")
  func rehearsal() async throws {
    let head = try ledger.log.head()
    let add = try road.addition("Ben")
    #expect(try await ledger.rehearse(add, by: .user(road.ada)) == nil)
    let taken = try road.addition("ADA")
    #expect(
      try await ledger.rehearse(taken, by: .user(road.ada))
        == .nameTaken(try DisplayName("ADA")))
    #expect(try ledger.log.head() == head)
    #expect(try ledger.views.state().position == head)
  }

  @Test("views follow every command, and rebuilding them changes nothing")
  func rebuild() async throws {
    _ = try await road.start()
    let digest = try ledger.views.digest()
    let state = try await ledger.currentState()
    #expect(try ledger.views.state().position == ledger.log.head())
    let report = try await Ledger.rebuildViews(at: ledger.location)
    #expect(report.digest == digest)
    #expect(report.entries == (try ledger.log.head().rawValue))
    #expect(try await ledger.currentState() == state)
    #expect(try await Ledger.rebuildViews(at: ledger.location) == report)
  }

  @Test("everything about a run has the correlation of its start")
  func correlation() async throws {
    let start = try await road.start()
    _ = try await ledger.record(road.started, by: .user(road.ada), cause: start.cause)
    let text = CurrentConsent.english.name
    let resumption = try await road.ask(.run(.resume(.init(run: road.run, consentText: text))))
    let cancellation = try await road.ask(.run(.cancel(.init(run: road.run))))
    let late = try await road.ask(.run(.cancel(.init(run: road.run))))
    for outcome in [start, resumption, cancellation, late] {
      #expect(outcome.correlation == start.command)
    }
    #expect(Set([start, resumption, cancellation, late].map(\.command)).count == 4)
    let ofRun = try ledger.records().filter { $0.subject == "run/\(road.run)" }
    #expect(ofRun.allSatisfy { $0.correlationID == start.command })
    #expect(ofRun.count == 10)
    let resumed = try #require(ofRun.first { $0.type == "waybill.event.run-resumed.v1" })
    #expect(resumed.causationID == resumption.command)
  }
}
