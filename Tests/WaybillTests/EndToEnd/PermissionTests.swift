import Foundation
import Sandbox
import Testing

/// What people of different roles see and may, and what becomes of runs under way.
@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct PermissionTests {
  @Test func ofASharedConnectionContributorsSeeNameAndTypeAlone() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        try await place.succeed("user", "add", "Carl", "--role", "contributor")
        try await place.succeed("user", "add", "Vera", "--role", "viewer")
        try await place.succeed("connection", "rename", "Brevo", "Distinctive")
        try await place.succeed(
          "destination", "save", "Mine", "--connection", "Distinctive", "--list", "2",
          "--segment", "Customers", "--email", "Email", as: "Carl")
        let begun = try await place.succeed("run", "start", "Mine", as: "Carl")
        let run = String(try #require(begun.firstMatch(of: /[0-9a-f]{8}-[0-9a-f-]{27}/)).output)
        let questions = [
          ["connection", "list"], ["destination", "show", "Mine"], ["run", "list"],
          ["run", "show", run],
        ]
        let hidden = ["Sandbox Ltd", sandbox.baseURL, Workplace.consentVersion, "Anna"]
        for question in questions {
          for actor in ["Carl", "Vera"] {
            for format in ["table", "json", "csv"] {
              let told = try await place.waybill(question + ["--format", format], as: actor)
              #expect(told.status == 0, "\(told.messages)")
              for secret in hidden {
                #expect(!told.output.contains(secret), "\(question) tells \(actor) \(secret)")
              }
            }
          }
        }
        #expect(!begun.contains("Sandbox Ltd"))
        let known = try await place.succeed("run", "show", run, "--format", "json")
        #expect(known.contains("Sandbox Ltd"))
        let shown = try await place.succeed(
          "connection", "show", "Distinctive", "--format", "ndjson", as: "Carl")
        #expect(shown == "{\"name\":\"Distinctive\",\"type\":\"Sendinblue\"}\n")
        try await place.succeed("connection", "unshare", "Distinctive")
        for question in questions {
          let told = try await place.succeed(
            question[0], question[1], question.count > 2 ? question[2] : "--format=json",
            as: "Carl")
          #expect(!told.contains("Distinctive"), "\(question)")
        }
        try await place.succeed("connection", "withdraw-consent", "Distinctive", "--yes")
        let refused = try await place.waybill("run", "start", "Mine", as: "Carl")
        #expect(refused.status == 77)
        #expect(!refused.messages.contains("Distinctive"))
      }
    }
  }

  @Test func detachedDestinationsKeepAllElseAndDoNotRun() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        try await place.succeed("user", "add", "Carl", "--role", "contributor")
        try await place.succeed(
          "destination", "save", "Other", "--connection", "Brevo", "--list", "2", "--segment",
          "Customers", "--email", "Email")
        let used = try await place.succeed("connection", "show", "Brevo", "--format", "json")
        #expect(used.contains(/"destinations" : \[\s+"News",\s+"Other"\s+\]/))
        try await place.fail(
          "connection", "remove", "Brevo", "--yes", status: 1, saying: "destination detach")
        try await place.fail(
          "destination", "detach", "News", "--yes", as: "Carl", status: 77,
          saying: "administrator")
        try await place.fail("destination", "detach", "News", status: 64, saying: "--yes")
        try await place.fail(
          "destination", "detach", "News", "Nowhere", "--yes", status: 1, saying: "Nowhere")
        try await place.succeed("destination", "detach", "News", "other", "--yes")
        let list = try await place.succeed("destination", "list", "--format", "csv")
        #expect(list.matches(of: /\(detached\)/).count == 2)
        try await place.fail(
          "run", "start", "News", status: 1, saying: "waybill destination attach")
        try await place.fail(
          "destination", "edit", "News", "--list", "2", status: 1, saying: "detached")
        try await place.fail(
          "destination", "attach", "News", "--connection", "Brevo", "--list", "99", status: 1,
          saying: "no list 99")
        try await place.fail(
          "destination", "attach", "News", "--connection", "Brevo", as: "Carl", status: 77,
          saying: "administrator")
        try await place.succeed("destination", "attach", "News", "--connection", "Brevo")
        try await place.fail(
          "destination", "attach", "News", "--connection", "Brevo", status: 1, saying: "edit")
        #expect(try await place.succeed("run", "start", "News").contains("completed"))
        try await place.succeed("destination", "detach", "News", "--yes")
        try await place.succeed("connection", "remove", "Brevo", "--yes")
        #expect(try await place.succeed("destination", "show", "Other").contains("(detached)"))
      }
    }
  }

  @Test(arguments: [
    ["run", "cancel"], ["destination", "remove", "News", "--yes"],
    ["destination", "detach", "News", "--yes"],
  ])
  func whatIsInTheAirIsSettledByTheProcessThatSentIt(ending: [String]) async throws {
    let gate = Gate()
    let faults = FaultScript([.init("POST", "/v3/contacts/import", .delay(until: gate))])
    try await withSandbox(SandboxConfiguration(faults: faults)) { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        let ended = try await place.waybill("run", "start", "News") { _ in
          try await gate.waitUntilReached()
          let list = try await place.succeed("run", "list", "--format", "ndjson")
          let run = try #require(list.firstMatch(of: /"id":"([0-9a-f-]+)"/)).output.1
          let result = try await place.waybill(
            ending[1] == "cancel" ? ending + [String(run)] : ending)
          #expect(result.status == 0, "\(result.messages)")
          gate.open()
        }
        #expect(ended.status == 1, "\(ended.messages)")
        #expect(ended.messages.contains("was cancelled"))
        let log = try await place.succeed("audit", "log", "--format", "csv")
        let end = try #require(log.firstRange(of: "run-cancelled"))
        let after = log[end.upperBound...]
        #expect(after.contains("batch-sent"))
        #expect(after.contains("batch-imported"))
        #expect(!after.contains("run-completed"))
        let list = try await place.succeed("run", "list", "--format", "csv")
        #expect(list.contains("cancelled"))
        #expect(await sandbox.account.contactCount == 6)
        try await place.succeed("rebuild")
      }
    }
  }
}
