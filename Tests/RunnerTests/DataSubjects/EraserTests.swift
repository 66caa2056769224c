import Domain
import EventLog
import Ledger
import Profiles
import Runner
import Sandbox
import Sendinblue
import Testing
import Vault
import Views

@Suite("Deleting a person at Sendinblue")
struct EraserTests {
  private static let address = "ada+x@shop.example"

  /// Deletes the one contact of a sandbox with faults, and tells what is on record of it.
  private func erase(
    _ faults: [(occurrence: Int, fault: Fault)] = [], isThere: Bool = true, key: Bool = true
  ) async throws -> (row: ErasureRow, isThere: Bool, records: [String]) {
    let rules = faults.map {
      FaultScript.Rule("DELETE", "/v3/contacts/", occurrence: $0.occurrence, $0.fault)
    }
    let configuration = SandboxConfiguration(
      apiKey: Stage.apiKey, faults: FaultScript(rules), keepsBodies: true)
    return try await withSandbox(configuration) { sandbox in
      let stage = try await Stage(source: "email\n", baseURL: sandbox.baseURL)
      if isThere { try await sandbox.account.edit(Self.address, "FIRSTNAME", to: "Ada") }
      if !key {
        let state = try await stage.ledger.currentState()
        let access = try #require(state.connections[stage.connection]?.access)
        try await stage.ledger.forget(access.keyFingerprint, of: stage.connection)
      }
      let address = try EmailAddress(Self.address)
      let person = Pseudonym(
        bytes: try await stage.ledger.pseudonymizer().pseudonym(of: address.matchKey))
      try await Eraser(stage.ledger, clock: InstantClock()).erase(
        .init(pseudonym: person, connections: [stage.connection]), address: address,
        by: stage.identity)
      let row = try #require(try stage.ledger.views.erasures(of: person).first)
      let records = try stage.ledger.log.entries(after: .beginning, limit: .max).map(\.record)
      let contact = await sandbox.account.contact(withEmail: Self.address)
      return (row, contact != nil, records)
    }
  }

  @Test("says whether they were there", arguments: [true, false])
  func settled(isThere: Bool) async throws {
    let end = try await erase(isThere: isThere)
    #expect(end.row.status == (isThere ? .deleted : .absent))
    #expect(!end.isThere)
    #expect(!end.records.contains { $0.contains("ada+x") })
  }

  @Test("tries again what may not have taken effect")
  func patience() async throws {
    let tooMany = Fault.respond(status: 429, body: "{}")
    let end = try await erase([(1, tooMany), (2, .dropBeforeHandling)])
    #expect(end.row.status == .deleted && !end.isThere)
    // What was done and not answered is found done.
    let lost = try await erase([(1, .dropAfterHandling)])
    #expect(lost.row.status == .absent && !lost.isThere)
  }

  @Test("records why it failed, and what is in doubt")
  func unsettled() async throws {
    let refused = Fault.respond(
      status: 401, body: #"{"code":"unauthorized","message":"Key not found"}"#)
    let end = try await erase([(1, refused)])
    #expect(end.row.status == .failed && end.row.reason == "key-refused" && end.isThere)
    let drops = (1...5).map { ($0, Fault.dropBeforeHandling) }
    let doubt = try await erase(drops)
    #expect(doubt.row.status == .unanswered && doubt.row.reason == "interrupted")
    let noKey = try await erase(key: false)
    #expect(noKey.row.status == .failed && noKey.row.reason == "key-unavailable")
    // Whatever stands at a wrong address knows no contacts.
    let stranger = Fault.respond(status: 404, body: "<html>", contentType: "text/html")
    #expect(try await erase([(1, stranger)]).row.reason == "request-rejected")
  }

  @Test("is on record before anything is asked, and refused while a run could put them back")
  func order() async throws {
    let stage = try await Stage(source: "email\n")
    let address = try EmailAddress(Self.address)
    let person = Pseudonym(
      bytes: try await stage.ledger.pseudonymizer().pseudonym(of: address.matchKey))
    let order = DataSubjectCommand.Erase(pseudonym: person, connections: [stage.connection])
    let (run, _) = try await stage.order()
    let eraser = Eraser(stage.ledger, clock: InstantClock())
    await #expect(throws: Refusal.self) {
      try await eraser.erase(order, address: address, by: stage.identity)
    }
    #expect(try stage.ledger.views.erasures(of: person) == [])
    try await stage.ask(.run(.cancel(.init(run: run.id))))
    // Nobody listens there.
    try await eraser.erase(order, address: address, by: stage.identity)
    let row = try #require(try stage.ledger.views.erasures(of: person).first)
    #expect(row.status == .failed && row.reason == "gave-up")
    let names = try stage.ledger.log.entries(after: .beginning, limit: .max).compactMap {
      try RecordType(Envelope($0).type)
    }.map(\.description).suffix(4)
    #expect(
      Array(names) == [
        "waybill.command.erase-subject.v1", "waybill.event.subject-suppressed.v1",
        "waybill.event.subject-erasure-ordered.v1", "waybill.event.subject-erasure-failed.v1",
      ])
  }
}
