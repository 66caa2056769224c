import Audit
import Domain
import EventLog
import ScriptedHistory
import Testing
import Views

/// A field that differs, and the entry that made it so.
private struct Step: Equatable {
  let change: FieldChange
  let entry: EntryReference
}

@Suite("How the configuration differs between two points")
struct DifferencesTests {
  private let past: Past
  private let head: Int64

  init() throws {
    past = try Past()
    head = try past.log.head().rawValue
  }

  private func differences(_ from: Int64, _ to: Int64) throws -> [Difference] {
    try Differences(
      from: #require(Position(rawValue: from)), to: #require(Position(rawValue: to)), of: past.log,
      by: past.views
    ).differences
  }

  @Test func aFieldHasWhoChangedItLast() throws {
    let found = try differences(255, 256)
    let difference = try #require(found.first)
    #expect(found.count == 1)
    #expect(difference.subject.id == Subject.connection(Cast.main).text)
    let field = try #require(difference.fields.first)
    #expect(difference.fields.count == 1)
    #expect(field.change == FieldChange(field: "name", before: "Main", after: "Brevo main"))
    #expect(field.entry.position.rawValue == 256)
    #expect(field.entry.actor.name == "Ada")
  }

  @Test func whatIsChangedBackIsNone() throws {
    #expect(try differences(36, 37).flatMap(\.fields).map(\.change.field) == ["shared"])
    // It was shared at 35, and the sharing taken back at 37.
    #expect(try differences(34, 37).flatMap(\.fields).map(\.change.field).isEmpty)
    #expect(try differences(100, 100).isEmpty)
  }

  @Test func runsConfigureNothing() throws {
    #expect(try differences(62, 117).isEmpty)
  }

  @Test(
    arguments: [
      ("schedule-set", "schedule", ["schedule"]),
      ("notification-set", "notification", ["server", "fingerprint"]),
      ("segment-deactivated", "segment/\(Cast.guests)", ["active"]),
      ("user-role-changed", "user/\(Cast.ben)", ["role"]),
    ] as [(String, String, [String])])
  func whatThereIsOneOf(event: String, subject: String, fields: [String]) throws {
    let filter = LogFilter(types: [.exactly("waybill.event.\(event).v1")], subject: subject)
    let entry = try #require(try past.log.entries(matching: filter, limit: 1).first)
    let found = try differences(entry.position.rawValue - 1, entry.position.rawValue)
    #expect(found.map(\.subject.id) == [subject])
    #expect(found.first?.fields.map(\.change.field) == fields)
  }

  /// Each kind of thing that is configured has its fields from its beginning, the first before the
  /// later ones.
  @Test func everythingCameFromNothing() throws {
    let found = try differences(0, head)
    var kinds: [String] = []
    for difference in found {
      let kind = String(difference.subject.id.prefix { $0 != "/" })
      if kinds.last != kind { kinds.append(kind) }
    }
    #expect(kinds == ["user", "connection", "segment", "destination"])
    #expect(found.flatMap(\.fields).allSatisfy { $0.change.before == nil })
    let (state, _) = try past.views.state()
    #expect(found.filter { $0.subject.id.hasPrefix("user/") }.count == state.users.count)
    let ada = try #require(found.first { $0.subject.id == Subject.user(Cast.ada).text })
    #expect(ada.fields.map(\.change.field) == ["name", "role", "public-key", "active"])
  }

  /// A slow reference of connections and destinations: the first value before and the last one after,
  /// of all changes one by one.
  @Test(arguments: [0, 20, 58, 100, 150, 198, 230])
  func areWhatTheStepsComeTo(from: Int64) throws {
    let steps = try Changes(in: Period(), from: past.log, by: past.views).changes
    for to in stride(from: from, through: head, by: 17) {
      var due: [String: Step] = [:]
      var first: [String: String?] = [:]
      for step in steps where (from + 1...max(to, from + 1)).contains(step.entry.position.rawValue)
      {
        for field in step.fields where field.field != "paused" && step.entry.position.rawValue <= to
        {
          let place = "\(step.subject.id) \(field.field)"
          let before = first[place, default: field.before]
          first[place] = .some(before)
          due[place] = Step(
            change: FieldChange(field: field.field, before: before, after: field.after),
            entry: step.entry)
        }
      }
      var found: [String: Step] = [:]
      for difference in try differences(from, to) {
        guard ["connection", "destination"].contains(difference.subject.id.prefix { $0 != "/" })
        else { continue }
        for field in difference.fields {
          found["\(difference.subject.id) \(field.change.field)"] = Step(
            change: field.change, entry: field.entry)
        }
      }
      #expect(found == due.filter { $0.value.change.before != $0.value.change.after })
    }
  }
}
