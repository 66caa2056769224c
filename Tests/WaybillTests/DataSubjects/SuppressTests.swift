import Foundation
import Sandbox
import Testing

/// Keeping people out of runs, on the command line.
@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct SuppressTests {
  @Test func `Who objects is sent no more, and plans and checks say so`() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        try await place.succeed("user", "add", "Otto", "--role", "auditor")
        let file = try place.write("Cleo@Example.ORG\n", to: "cleo.txt")
        let said = try await place.succeed(
          "subject", "suppress", "--email-file", file, "--reason", "by letter")
        #expect(said.contains("No run that is ordered from now on"))
        let again = try await place.succeed("subject", "suppress", "--email-file", file)
        #expect(again.contains("has been kept out since"))
        try await expectRuns(place, withheld: 2, sent: 5)
        let list = try await place.succeed("subject", "list", as: "Otto")
        #expect(list.contains("by letter") && list.contains("Anna"))
        #expect(!list.lowercased().contains("cleo"))
        try await place.fail(
          "subject", "release", "--email-file", file, as: "Otto", status: 77,
          saying: "administrator")
        try await place.succeed("subject", "release", "--email-file", file)
        #expect(try await place.succeed("subject", "list", "--format", "json") == "[]\n")
        try await expectRuns(place, withheld: 1, sent: 6)
        let log = try await place.succeed("audit", "log")
        #expect(log.contains("subject-suppressed") && log.contains("subject-released"))
        #expect(!log.lowercased().contains("cleo"))
        // The rows are kept under a reason of their own, and counted as withheld.
        try await place.succeed("verify")
      }
    }
  }

  @Test func `A reason is one line`() async throws {
    try await Workplace.during { place in
      try await place.begin()
      let file = try place.write("cleo@example.org", to: "cleo.txt")
      for reason in ["", "a\nb", String(repeating: "x", count: 201)] {
        try await place.fail(
          "subject", "suppress", "--email-file", file, "--reason", reason, status: 64,
          saying: "reason")
      }
      #expect(try await place.succeed("subject", "list", "--format", "csv").hasPrefix("person,"))
    }
  }

  private func expectRuns(_ place: Workplace, withheld: Int, sent: Int) async throws {
    let check = try await place.succeed("destination", "check", "News", "--format", "ndjson")
    #expect(check.contains("\"withheld\":\(withheld)"), "\(check)")
    let run = try await place.succeed("run", "start", "News", "--format", "ndjson")
    #expect(run.contains("\"withheld\":\(withheld)") && run.contains("\"sent\":\(sent)"), "\(run)")
    let id = try #require(run.firstMatch(of: /"id":"([0-9a-f-]+)"/)).output.1
    let rows = try await place.succeed("run", "show", String(id), "--rejected", "--format", "csv")
    #expect(rows.matches(of: /suppressed/).count == withheld - 1)
  }
}
