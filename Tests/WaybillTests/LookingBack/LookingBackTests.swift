import Foundation
import Sandbox
import Testing

@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct LookingBackTests {
  private static let questions = [
    ["user", "list"], ["connection", "list"], ["segment", "list"], ["destination", "list"],
    ["run", "list"], ["subject", "list"], ["schedule", "show"], ["notify", "show"],
    ["connection", "show", "Brevo"], ["segment", "show", "Customers"],
    ["destination", "show", "News"],
  ]

  /// What was printed behind an entry.
  private struct Look {
    let entry: String
    let question: [String]
    let answer: String
  }

  /// What was printed then is what is printed as of then, byte by byte.
  @Test func everyListAndThingIsAsItWas() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        var looks = try await look(at: place)
        let suppressed = try place.write("bob@example.com\n", to: "bob")
        let changes = [
          ["user", "add", "Vera", "--role", "viewer", "--public-key"],
          ["run", "start", "News"], ["subject", "suppress", "--email-file", suppressed],
          ["schedule", "set", "--daily", "--at", "06:00", "--time-zone", "UTC"],
          ["connection", "rename", "Brevo", "Other"], ["segment", "deactivate", "Customers"],
          ["destination", "edit", "News", "--name", "Weekly"],
          ["destination", "remove", "Weekly", "--yes"],
        ]
        for change in changes {
          let key = change.last == "--public-key" ? [try place.identity(of: "Vera") + ".pub"] : []
          let result = try await place.waybill(change + key)
          #expect(result.status == 0, "\(change): \(result.messages)")
          looks += try await look(at: place)
        }
        #expect(Set(looks.map(\.entry)).count == changes.count + 1)
        for look in looks {
          let result = try await place.waybill(
            look.question + ["--format", "json", "--as-of", look.entry])
          #expect(
            Self.lasting(result.output) == Self.lasting(look.answer),
            "\(look.question) as of \(look.entry)")
          #expect(result.messages.contains("entry \(look.entry)"))
        }
      }
    }
  }

  @Test func aTimeIsAsGoodAsAnEntry() async throws {
    try await Workplace.during { place in
      try await place.begin()
      let head = try await place.head()
      let before = try await place.succeed("user", "list")
      let trail = try await place.succeed("audit", "log", "--format", "ndjson")
      let last = try #require(trail.matches(of: /"time":"([^"]+)"/).last).output.1
      try await place.succeed("user", "add", "Vera", "--role", "viewer")
      #expect(try await place.succeed("user", "list", "--as-of", head) == before)
      #expect(try await place.succeed("user", "list", "--as-of", String(last)) == before)
      #expect(try await place.succeed("user", "list") != before)
    }
  }

  @Test func whatIsNoPointInTheHistoryIsSaid() async throws {
    try await Workplace.during { place in
      try await place.begin()
      let head = try await place.head()
      try await place.fail(
        "user", "list", "--as-of", head + "0", status: 64, saying: "the log ends at entry \(head).")
      try await place.fail("user", "list", "--as-of", "2999-01-01", status: 64, saying: "to come")
      try await place.fail("user", "list", "--as-of", "2001-01-01", status: 64, saying: "began at")
      try await place.fail("user", "list", "--as-of", "0", status: 64, saying: "--as-of")
      try await place.fail("user", "list", "--as-of", "May", status: 64, saying: "--as-of")
      try await place.fail(
        "run", "show", "0193a5c2", "--rejected", "--as-of", "2", status: 64, saying: "--as-of")
      try await place.fail(
        "audit", "diff", "--from", "2", "--to", "1", status: 64, saying: "before it")
    }
  }

  /// Who may look is decided by what they may do now, not by what they might have done then.
  @Test func nobodySeesMoreOfThePastThanOfThePresent() async throws {
    try await Workplace.during { place in
      try await place.begin()
      try await place.succeed("user", "add", "Otto", "--role", "administrator")
      let head = try await place.head()
      try await place.succeed("user", "role", "Otto", "viewer")
      try await place.succeed("user", "list", "--as-of", head)
      let words = "only for the role administrator"
      try await place.fail("user", "list", as: "Otto", status: 77, saying: words)
      try await place.fail("user", "list", "--as-of", head, as: "Otto", status: 77, saying: words)
    }
  }

  @Test func differencesSayWhoMadeThem() async throws {
    try await Workplace.during { place in
      try await place.begin()
      try await place.succeed("user", "add", "Vera", "--role", "viewer")
      let head = try await place.head()
      try await place.succeed("user", "role", "Vera", "auditor")
      let found = try await place.succeed("audit", "diff", "--from", head, as: "Vera")
      #expect(found.contains(/Vera +role +viewer +auditor +\d+ .* Anna +user-role-changed/))
      #expect(
        try await place.succeed("audit", "diff", "--from", head, "--to", head).contains("Nothing"))
    }
  }

  /// Asks everything that there is an answer to.
  private func look(at place: Workplace) async throws -> [Look] {
    let entry = try await place.head()
    var looks: [Look] = []
    for question in Self.questions {
      let result = try await place.waybill(question + ["--format", "json"])
      guard result.status == 0 else {
        #expect(question[1] == "show" && result.messages.contains(question[2]))
        continue
      }
      looks.append(Look(entry: entry, question: question, answer: result.output))
    }
    return looks
  }

  /// What does not depend on the minute in which it is printed: when a schedule falls due next does.
  private static func lasting(_ answer: String) -> String {
    answer.replacing(/"next" : \[[^\]]*\]/, with: "")
  }
}

extension Workplace {
  /// The number of the log's last entry.
  fileprivate func head() async throws -> String {
    let last = try await succeed(
      "audit", "log", "--newest-first", "--limit", "1", "--format", "ndjson")
    return String(try #require(last.firstMatch(of: /"position":(\d+)/)).output.1)
  }
}
