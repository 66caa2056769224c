import Audit
import Domain
import EventLog
import ScriptedHistory
import Testing
import Views

@Suite("What changed, before and after")
struct ChangesTests {
  private let past: Past

  init() throws {
    past = try Past()
  }

  private func changes(
    _ period: Period = Period(), of subjects: Set<Subject> = []
  ) throws -> [Change] {
    try Changes(in: period, of: subjects, from: past.log, by: past.views).changes
  }

  private func change(at position: Int64) throws -> Change {
    try #require(try changes().first { $0.entry.position.rawValue == position })
  }

  @Test func aRenaming() throws {
    let change = try change(at: 256)
    #expect(change.fields == [.init("name", "Main", "Brevo main")])
    #expect(change.entry.actor.name == "Ada")
    #expect(change.entry.name == "connection-renamed")
    #expect(change.subject.id == Subject.connection(Cast.main).text)
    #expect(change.entry.time == (try past.time(of: 256)))
  }

  @Test func anEditedDestination() throws {
    let (customers, guests) = (
      "Customers (\(Subject.segment(Cast.customers)))", "Guests (\(Subject.segment(Cast.guests)))"
    )
    #expect(
      try change(at: 59).fields == [.init("segments", customers, "\(customers), \(guests)")])
  }

  @Test func aConsentAndItsWithdrawal() throws {
    let text = Cast.consentText
    let ada = "Ada (\(Subject.user(Cast.ada)))"
    #expect(
      try change(at: 21).fields == [
        .init("consent-version", nil, text.version),
        .init("consent-sha256", nil, text.sha256.hexadecimal), .init("consent-given-by", nil, ada),
      ])
    #expect(
      try change(at: 118).fields == [
        .init("consent-version", text.version, nil),
        .init("consent-sha256", text.sha256.hexadecimal, nil), .init("consent-given-by", ada, nil),
      ])
    #expect(
      try change(at: 126).fields.map(\.field) == ["consent-given-by"], "the same text, anew")
  }

  @Test func whatIsRemovedHasNothingAfter() throws {
    let removal = try change(at: 238)
    #expect(removal.fields.allSatisfy { $0.after == nil && $0.before != nil })
    #expect(removal.fields.contains(.init("remove-at-most-percent", "10", nil)))
    #expect(removal.fields.contains(.init("attribute-FIRSTNAME", "first", nil)))
    let begin = try change(at: 43)
    #expect(begin.fields.allSatisfy { $0.before == nil && $0.after != nil })
  }

  @Test func keysSharingAndPausesAreFields() throws {
    #expect(
      try change(at: 41).fields
        == [.init("key-fingerprint", "8899aabbccddeeff", "ffeeddccbbaa9988")])
    #expect(try change(at: 37).fields == [.init("shared", "yes", "no")])
    #expect(try change(at: 184).fields == [.init("paused", "no", "yes")])
    #expect(try change(at: 192).fields == [.init("paused", "yes", "no")])
    #expect(try change(at: 199).fields == [.init("detached", "no", "yes")])
  }

  @Test func whatChangedNothingIsLeftOut() throws {
    let positions = Set(try changes().map(\.entry.position.rawValue))
    #expect(!positions.contains(23), "a key that was not accepted")
    #expect(!positions.contains(209), "an approved plan")
    #expect(!positions.contains(67), "a batch")
  }

  /// Carrying all changes out one by one, every field was before what it had become last.
  @Test func changesFollowFromEachOther() throws {
    var values: [String: [String: String]] = [:]
    for change in try changes() {
      #expect(!change.fields.isEmpty)
      for field in change.fields {
        #expect(values[change.subject.id]?[field.field] == field.before)
        #expect(field.before != field.after)
        values[change.subject.id, default: [:]][field.field] = field.after
      }
    }
    let (state, _) = try past.views.state()
    let remaining = Set(values.filter { !$0.value.isEmpty }.keys)
    let present =
      state.connections.keys.map(Subject.connection)
      + state.destinations.keys.map(Subject.destination)
    #expect(remaining == Set(present.map(\.text)))
    let main = try #require(state.connections[Cast.main])
    let shown = try #require(values[Subject.connection(Cast.main).text])
    #expect(shown["name"] == main.name.text)
    #expect(shown["shared"] == (main.isShared ? "yes" : "no"))
    #expect(shown["consent-version"] == main.consent?.text.version)
    #expect(shown["key-fingerprint"] == main.access?.keyFingerprint)
  }

  @Test func periodsAndSubjects() throws {
    func positions(_ since: Int64?, _ until: Int64?, of subjects: Set<Subject> = []) throws
      -> [Int64]
    {
      try changes(
        Period(since: since.map(past.time), until: until.map(past.time)), of: subjects
      ).map(\.entry.position.rawValue)
    }
    #expect(try positions(35, 37) == [35])
    #expect(try positions(36, 38) == [37])
    #expect(try positions(62, 118) == [])
    #expect(try positions(nil, nil, of: [.connection(Cast.spare)]) == [43, 45])
    #expect(
      try positions(nil, nil, of: [.destination(Cast.members), .connection(Cast.spare)])
        == [43, 45, 221, 238])
    // What was set before the period is known in it.
    #expect(
      try changes(Period(since: past.time(of: 256)), of: [.connection(Cast.main)]).first?.fields
        == [.init("name", "Main", "Brevo main")])
  }
}

extension FieldChange {
  fileprivate init(_ field: String, _ before: String?, _ after: String?) {
    self.init(field: field, before: before, after: after)
  }
}
