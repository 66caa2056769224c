import Domain
import EventLog
import Foundation
import Ledger
import ScriptedIdentities
import Testing
import Vault

@Suite("Commands count by their signatures")
struct SignatureTests {
  private let scratch: Scratch
  private let ledger: Ledger
  private let road: Road
  private let ben = Identity.scripted("Ben")

  init() async throws {
    scratch = try Scratch()
    ledger = try await scratch.createLedger()
    road = try await Road(ledger)
    try await road.ask(try road.addition("Ben"))
  }

  /// Executes a command that does not count, and looks at what is left of it on record.
  private func refuse(
    _ signed: SignedCommand, _ rule: String, by actor: String,
    at location: SourceLocation = #_sourceLocation
  ) async throws -> Envelope {
    let before = try await ledger.currentState()
    let head = try ledger.log.head()
    let outcome = try await ledger.execute(signed)
    guard case .refused(let refusal) = outcome.decision else {
      Issue.record("it was accepted", sourceLocation: location)
      throw CancellationError()
    }
    #expect(refusal.rule == rule, sourceLocation: location)
    #expect(try await ledger.currentState() == before, sourceLocation: location)
    let records = try ledger.records().suffix(2)
    #expect(try ledger.log.head() == head.next.next, sourceLocation: location)
    let (order, event) = (try #require(records.first), try #require(records.last))
    #expect(event.type == "waybill.event.command-refused.v1", sourceLocation: location)
    #expect(event.causationID == order.id, sourceLocation: location)
    #expect(records.map(\.actor) == [actor, actor], sourceLocation: location)
    #expect(records.allSatisfy { $0.source == ledger.origin }, sourceLocation: location)
    let told = String(decoding: event.data, as: UTF8.self)
    #expect(told.contains("\"rule\":\"\(rule)\""), sourceLocation: location)
    let kept = try JSONDecoder().decode([String: String].self, from: Data(order.data))
    #expect(
      kept == ["payload": signed.payload, "signature": signed.signature.armored],
      sourceLocation: location)
    return order
  }

  private var ada: String { Actor.user(road.ada).text }

  @Test("the record holds the exact text that was signed, and the signature")
  func record() async throws {
    let signed = try await ledger.sign(try road.addition("Cleo"), by: Road.identity)
    try signed.signature.verify(
      Array(signed.payload.utf8), namespace: "waybill-command@v1", by: Road.identity.publicKey)
    let outcome = try await ledger.execute(signed)
    #expect(outcome.actor == .user(road.ada))
    let record = try #require(try ledger.records().first { $0.id == outcome.command })
    let kept = try JSONDecoder().decode([String: String].self, from: Data(record.data))
    #expect(kept == ["payload": signed.payload, "signature": signed.signature.armored])
    for part in [record.id, record.time, record.type, record.actor, record.source] {
      #expect(signed.payload.contains("\"\(part)\""))
    }
  }

  @Test("a command that was altered is nobody's", arguments: ["viewer", "administrator"])
  func tampered(_ role: String) async throws {
    let signed = try await ledger.sign(try road.addition("Cleo"), by: Road.identity)
    let altered = SignedCommand(
      payload: signed.payload.replacing("contributor", with: role), signature: signed.signature)
    let order = try await refuse(
      altered, "signature-wrong", by: "unknown/\(Road.identity.publicKey.fingerprint)")
    #expect(!signed.payload.contains(order.id), "what is not proven takes no identity")
    _ = try await ledger.execute(signed).events()
  }

  @Test("a signature for another use is none for a command")
  func otherNamespace() async throws {
    let signed = try await ledger.sign(try road.addition("Cleo"), by: Road.identity)
    let signature = try Road.identity.sign(Array(signed.payload.utf8), namespace: "file")
    _ = try await refuse(
      SignedCommand(payload: signed.payload, signature: signature), "signature-wrong",
      by: "unknown/\(Road.identity.publicKey.fingerprint)")
  }

  @Test("somebody else's signature is none of the actor's")
  func wrongKey() async throws {
    let signed = try await ledger.sign(try road.addition("Cleo"), by: Road.identity)
    let payload = Array(signed.payload.utf8)
    let bens = try ben.sign(payload, namespace: SSHSignature.commandNamespace)
    let outcome = try #require(
      try await ledger.currentState().users.values.first { $0.name.text == "Ben" })
    _ = try await refuse(
      SignedCommand(payload: signed.payload, signature: bens), "signer-not-actor",
      by: Actor.user(outcome.id).text)
  }

  @Test("a command counts once")
  func replayed() async throws {
    let signed = try await ledger.sign(try road.addition("Cleo"), by: Road.identity)
    _ = try await ledger.execute(signed).events()
    for _ in 1...2 {
      let order = try await refuse(signed, "command-replayed", by: ada)
      #expect(!signed.payload.contains(order.id))
    }
  }

  @Test("a refused command counts no more either")
  func replayedRefusal() async throws {
    let signed = try await ledger.sign(try road.addition("Ada"), by: Road.identity)
    _ = try await refuse(signed, "name-taken", by: ada)
    _ = try await refuse(signed, "command-replayed", by: ada)
  }

  @Test("another ledger's command is refused")
  func otherLedger() async throws {
    let elsewhere = try Scratch()
    let other = try await elsewhere.createLedger(origin: "waybill.example/other")
    let signed = try await other.sign(try road.addition("Cleo"), by: Road.identity)
    _ = try await refuse(signed, "command-of-other-ledger", by: ada)
  }

  @Test("a key that was replaced signs for nobody, from that moment on")
  func rotated() async throws {
    let signed = try await ledger.sign(try road.addition("Cleo"), by: Road.identity)
    let next = Identity.scripted("Ada, later")
    let rotation = Command.user(
      .rotateKey(.init(user: road.ada, publicKey: next.publicKey.signerKey)))
    _ = try await road.ask(rotation).events()
    let order = try await refuse(signed, "key-revoked", by: ada)
    #expect(signed.payload.contains(order.id))
    let again = try await ledger.sign(try road.addition("Cleo"), by: Road.identity)
    _ = try await refuse(again, "key-revoked", by: ada)
    _ = try await road.ask(try road.addition("Cleo"), by: next).events()
  }

  @Test("a deactivated user's key signs for nobody")
  func deactivated() async throws {
    let state = try await ledger.currentState()
    let user = try #require(state.users.values.first { $0.name.text == "Ben" })
    let signed = try await ledger.sign(try road.addition("Cleo"), by: ben)
    _ = try await road.ask(.user(.deactivate(.init(user: user.id)))).events()
    _ = try await refuse(signed, "actor-inactive", by: Actor.user(user.id).text)
  }

  @Test("a command of another time is refused, and does not count when its time comes")
  func untimely() async throws {
    let before = Timestamp(milliseconds: ledger.surroundings.now.milliseconds)
    let ahead = try Ledger.open(
      at: scratch.location,
      surroundings: .scripted(from: Timestamp(milliseconds: before.milliseconds + 3_600_000)))
    let signed = try await ahead.sign(try road.addition("Cleo"), by: Road.identity)
    let order = try await refuse(signed, "command-untimely", by: ada)
    #expect(signed.payload.contains(order.id))
    #expect(!signed.payload.contains(order.time))
    let outcome = try await ahead.execute(signed)
    #expect(outcome.decision == .refused(.commandReplayed))
  }

  @Test("text that is no command is not recorded", arguments: ["", "{}", "null", "[]"])
  func malformed(_ payload: String) async throws {
    let signature = try Road.identity.sign(
      Array(payload.utf8), namespace: SSHSignature.commandNamespace)
    try await unrecorded(SignedCommand(payload: payload, signature: signature))
  }

  @Test("a command has one spelling, and says nothing else")
  func spelling() async throws {
    let payload = try await ledger.sign(try road.addition("Cleo"), by: Road.identity).payload
    for other in [
      payload.replacing(":", with: ": "), payload.replacing("}", with: ",\"z\":1}"),
      payload.replacing("add-user", with: "add-users"), payload.replacing("\"id\"", with: "\"ID\""),
      payload.replacing("Cleo", with: "\\u0043leo"), payload + "\n",
    ] {
      let signature = try Road.identity.sign(
        Array(other.utf8), namespace: SSHSignature.commandNamespace)
      try await unrecorded(SignedCommand(payload: other, signature: signature))
    }
  }

  private func unrecorded(_ signed: SignedCommand) async throws {
    let head = try ledger.log.head()
    let error = await #expect(throws: LedgerError.self) {
      _ = try await ledger.execute(signed)
    }
    #expect(try ledger.log.head() == head)
    guard case .commandMalformed = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("nothing is recorded where nothing signs")
  func noAgent() async throws {
    let head = try ledger.log.head()
    let gone = Agent(socket: scratch.directory + "/nowhere")
    for identity in [Identity.agent(gone, ben.publicKey), .publicHalf(ben.publicKey)] {
      let error = await #expect(throws: LedgerError.self) {
        _ = try await ledger.execute(try road.addition("Cleo"), by: identity)
      }
      guard case .identity = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
    }
    #expect(try ledger.log.head() == head)
  }

  @Test("the schedule's key is the ledger's own, sealed, and on record from the beginning")
  func schedule() async throws {
    let identity = try await ledger.scheduleIdentity()
    #expect(
      try await ledger.currentState().scheduleKey == identity.publicKey.signerKey)
    #expect(try await ledger.actor(of: identity) == .schedule)
    let again = try Ledger.open(at: scratch.location, surroundings: .scripted())
    #expect(try await again.scheduleIdentity().publicKey == identity.publicKey)
    let first = try #require(try ledger.records().dropFirst().first)
    let data = String(decoding: first.data, as: UTF8.self)
    #expect(data.contains(identity.publicKey.line()))
  }
}
