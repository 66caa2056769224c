import Foundation
import Glibc
import Sandbox
import Testing

@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct SeveralRunsTests {
  @Test func aRunIsFollowedFromAnotherProcess() async throws {
    let gate = Gate()
    let faults = FaultScript([.init("GET", "/v3/processes/", .delay(until: gate))])
    try await withSandbox(SandboxConfiguration(faults: faults)) { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        var watched: Workplace.Result?
        let performed = try await place.waybill("run", "News") { _ in
          try await gate.waitUntilReached()
          let listed = try await place.succeed("run", "list", "--format", "json")
          #expect(listed.contains("\"status\" : \"waiting-for-import\""))
          let run = try await onlyRun(place)
          #expect(try await !place.succeed("status").contains("interrupted"))
          let stopped = try await place.waybill("run", "watch") { kill($0, SIGINT) }
          #expect(stopped.status == 130, "\(stopped.messages)")
          watched = try await place.waybill("run", "watch", run, "--format", "ndjson") { _ in
            gate.open()
          }
        }
        #expect(performed.status == 0, "\(performed.messages)")
        let lines = try #require(watched).output.split(separator: "\n")
        #expect(watched?.status == 0, "\(watched?.messages ?? "")")
        #expect(lines.last?.contains("\"destination\":\"News\"") == true)
        #expect(lines.dropLast().last?.contains("\"status\":\"completed\"") == true)
      }
    }
  }

  @Test func afterAFailureARunIsTriedAgain() async throws {
    let faults = FaultScript([.init("POST", "/v3/contacts/import", .processFails)])
    try await withSandbox(SandboxConfiguration(faults: faults)) { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        try await place.fail("run", "start", "News", status: 1, saying: "import-failed")
        let failed = try await onlyRun(place)
        let shown = try await place.succeed("run", "show", failed)
        #expect(shown.contains("Sendinblue took a batch and did not import it"))
        #expect(shown.contains("Start a new run; if it fails again, ask Sendinblue's support."))
        try await place.fail("run", "watch", failed, status: 1, saying: "import-failed")
        #expect(try await place.succeed("status").contains("“News” is failing"))
        #expect(try await place.succeed("run", "retry", failed).contains("completed"))
        let status = try await place.succeed("status")
        #expect(!status.contains("is failing"))
        #expect(status.contains("The schedule is off, and 1 destination waits for it."))
      }
    }
  }

  @Test func allThatRunByScheduleAreExportedOneAfterAnother() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        let other = try place.write(Workplace.customers, to: "other.csv")
        try await place.succeed("segment", "add", "Other", "--csv", other)
        try await place.succeed(
          "destination", "save", "Other", "--connection", "brevo", "--list", "2", "--segment",
          "other", "--email", "Email")
        let all = try await place.succeed("run", "--all", "--format", "csv")
        #expect(all.split(separator: "\r\n").filter { $0.contains("completed") }.count == 2)
        try FileManager.default.removeItem(atPath: place.home + "/customers.csv")
        let some = try await place.waybill("run", "start", "--all")
        #expect(some.status == 1)
        #expect(some.output.contains(/Other +completed +\d/))
        #expect(some.output.contains(/News +failed/))
        #expect(some.messages.contains("1 of 2 exports was not completed"))
        try await place.succeed("user", "add", "Carl", "--role", "contributor")
        try await place.succeed("user", "add", "Vera", "--role", "viewer")
        try await place.fail("run", "--all", as: "Vera", status: 1, saying: "2 of 2 exports")
        #expect(try await place.succeed("status", as: "Vera").contains("“News” is failing"))
        try await place.succeed("connection", "unshare", "Brevo")
        let none = try await place.waybill(["run", "--all"], as: "Carl")
        #expect(none.status == 0)
        #expect(none.messages.contains("no destination"))
        let seen = try await place.succeed("status", "--format", "json", as: "Carl")
        #expect(!seen.contains("Brevo"))
      }
    }
  }

  private func onlyRun(_ place: Workplace) async throws -> String {
    struct Listed: Decodable { let id: String }
    let text = try await place.succeed("run", "list", "--format", "json")
    let runs = try JSONDecoder().decode([Listed].self, from: Data(text.utf8))
    return try #require(runs.first).id
  }
}
