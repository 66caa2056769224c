import Audit
import Domain
import EventLog
import ScriptedHistory
import Testing
import Views

@Suite("Which consents there were")
struct ConsentsTests {
  private static let text = PublishedText(name: Cast.consentText, text: "I agree.\n")

  private func consents(
    _ past: Past, _ period: Period = Period(), of connection: ConnectionID? = nil,
    published: [PublishedText] = [text]
  ) throws -> Consents {
    try Consents(
      in: period, of: connection, published: published, from: past.log, by: past.views)
  }

  @Test func wholeHistory() throws {
    let past = try Past()
    let answer = try consents(past)
    let shown = answer.consents.map { consent in
      "\(consent.acceptance.position) \(consent.acceptedBy.name ?? "")"
        + " \(consent.end?.rawValue ?? "-") \(consent.ending?.position.description ?? "-")"
        + " \(consent.ending?.actor.name ?? "-")"
    }
    #expect(
      shown == [
        "21 Ada withdrawn 118 Dora", "124 Dora superseded 126 Ada", "126 Ada withdrawn 177 Dora",
        "190 Ada - - -",
      ])
    #expect(answer.consents.allSatisfy { $0.connection.name == "Brevo main" })
    #expect(answer.consents.allSatisfy { $0.sha256 == Cast.consentText.sha256 })
    #expect(answer.lastEntry == (try past.log.head()))
  }

  @Test func theTextIsTheOneWithTheDigestOnRecordOrNone() throws {
    let past = try Past()
    let found = try consents(past).texts
    #expect(found.map(\.text) == ["I agree.\n"])
    #expect(found.map(\.version) == [Cast.consentText.version])
    let other = PublishedText(
      name: ConsentText(
        version: Cast.consentText.version, sha256: SHA256Digest(bytes: repeatElement(1, count: 32))),
      text: "I agree to all.\n")
    #expect(try consents(past, published: [other]).texts.map(\.text) == [nil])
    #expect(try consents(past, published: []).texts.map(\.text) == [nil])
  }

  /// In force for an instant of the period is enough; its end is one.
  @Test func boundaries() throws {
    let past = try Past()
    func entries(_ since: Int64?, _ until: Int64?) throws -> [Int64] {
      let period = Period(since: try since.map(past.time), until: try until.map(past.time))
      return try consents(past, period).consents.map(\.acceptance.position.rawValue)
    }
    #expect(try entries(nil, 21) == [])
    #expect(try entries(nil, 22) == [21])
    #expect(try entries(118, 119) == [21])
    #expect(try entries(119, 124) == [])
    #expect(try entries(126, 127) == [124, 126])
    #expect(try entries(178, 190) == [])
    #expect(try entries(191, nil) == [190])
  }

  @Test func removingAConnectionEndsItsConsent() throws {
    let past = try Past { script in
      try script.beginLedger()
      try script.connect()
      try script.ask(.connection(.remove(.init(connection: Cast.main))), by: Cast.dora)
    }
    let consent = try #require(try consents(past, of: Cast.main).consents.first)
    #expect(consent.end == .connectionRemoved)
    #expect(consent.ending?.actor.name == "Dora")
    #expect(try consents(past, of: Cast.spare).consents == [])
  }

  @Test func nothingAtAll() throws {
    let past = try Past { try $0.beginLedger() }
    let answer = try consents(past)
    #expect(answer.consents == [] && answer.texts == [])
  }
}
