import Foundation
import Glibc
import Sandbox
import Testing

@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct RoadTests {
  @Test func fromTheFirstCommandToTheLast() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        let summary = try await place.succeed("run", "start", "news")
        #expect(summary.contains(/\nrows read +10\n/))
        #expect(summary.contains(/\n= rows read +10\n/))
        let members = try await sandbox.account.members(ofList: SandboxAccount.newsletterID)
        let addresses = [
          "ada@example.com", "bob@example.com", "cleo@example.org", "emil@example.org",
          "ida@example.net", "jo@example.com",
        ]
        #expect(members.map(\.email) == addresses)
        #expect(members.first?.attributes["FIRSTNAME"] == "Ada")
        #expect(members.last?.attributes["FIRSTNAME"] == "Jo, \"the\" one")

        let run = try await onlyRun(place)
        let rejected = try await place.succeed(
          "run", "show", run, "--rejected", "--format", "csv")
        #expect(rejected.contains("c6"))
        #expect(rejected.contains("c7"))
        let shown = try await place.succeed("run", "show", String(run.prefix(8)))
        #expect(shown.contains("What left"))
        #expect(shown.contains(Workplace.consentVersion))

        try await place.fail(
          "connection", "remove", "Brevo", "--yes", status: 1, saying: "“News”")
        try await place.fail(
          "segment", "remove", "Customers", "--yes", status: 1, saying: "“News”")
        try await place.succeed("destination", "remove", "News", "--yes")
        try await place.succeed("segment", "remove", "Customers", "--yes")
        try await place.succeed("connection", "remove", "Brevo", "--yes")
        // What is removed keeps its record.
        #expect(try await place.succeed("run", "show", run).contains("News"))
        try await place.succeed("rebuild")
        try await expectTrail(of: run, in: place)
        try expectNoSecrets(in: place)
      }
    }
  }

  @Test(arguments: [(SIGINT, 130), (SIGTERM, 143), (SIGKILL, 137)] as [(Int32, Int32)])
  func aStoppedRunIsShownAndGoesOn(signal: Int32, status: Int32) async throws {
    let gate = Gate()
    let faults = FaultScript([.init("GET", "/v3/processes", .delay(until: gate))])
    try await withSandbox(SandboxConfiguration(faults: faults)) { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        let stopped = try await place.waybill("run", "start", "News") { process in
          try await gate.waitUntilReached()
          kill(process, signal)
        }
        gate.open()
        #expect(stopped.status == status, "\(stopped.messages)")
        let listed = try await place.succeed(
          "run", "list", "--status", "interrupted", "--format", "csv")
        #expect(listed.contains("Go on with `waybill run resume"))
        try await place.fail("run", "watch", status: 1, saying: "waybill run resume")
        let id = try await onlyRun(place)
        try await place.fail("run", "retry", id, status: 1, saying: "waybill run resume")
        try await place.fail("run", "start", "News", status: 1, saying: "waybill run resume")
        let summary = try await place.succeed("run", "resume")
        #expect(summary.contains("completed"))
        #expect(summary.contains(/\n= rows read +10\n/))
        #expect(await sandbox.account.contactCount == 6)
        let log = try await place.succeed("audit", "log", "--type", "run-interrupted")
        #expect(log.split(separator: "\n").count == 2)
        try await place.fail("run", "resume", status: 1, saying: "run list")
        try await place.fail("run", "retry", id, status: 1, saying: "waybill run start \"News\"")
      }
    }
  }

  @Test func aConnectionGoesOnWhereItStopped() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.begin()
        let setup = [
          "connection", "add", "Brevo", "--agree", Workplace.consentVersion, "--base-url",
          sandbox.baseURL,
        ]
        let wrong = try await place.waybill(
          setup[0], setup[1], setup[2], setup[3], setup[4], setup[5], setup[6],
          with: ["BREVO_API_KEY": "wrong-key"])
        #expect(wrong.status == 77)
        #expect(wrong.messages.contains("consent accepted"))
        #expect(!wrong.messages.contains("wrong-key"))
        try await place.fail("connection", "save", "Brevo", status: 1, saying: "API key")
        try await place.succeed(
          "connection", "add", "brevo", with: ["BREVO_API_KEY": "sandbox-key"])
        let list = try await place.succeed("connection", "list", "--format", "json")
        #expect(list.contains("\"status\" : \"ready\""))
      }
    }
  }

  @Test func theStepsOfAConnectionOneByOne() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.begin()
        let key = ["BREVO_API_KEY": "sandbox-key"]
        try await place.succeed(
          "connection", "create", "Brevo", with: ["BREVO_API_URL": sandbox.baseURL])
        try await place.fail(
          "connection", "establish", "Brevo", with: key, status: 1, saying: "agreed")
        try await place.fail(
          "connection", "accept-consent", "Brevo", "--agree", "1999-01.en", status: 1,
          saying: Workplace.consentVersion)
        try await place.fail(
          "connection", "accept-consent", "Brevo", status: 64, saying: "--agree")
        try await place.succeed(
          "connection", "accept-consent", "Brevo", "--agree", Workplace.consentVersion)
        try await place.succeed("connection", "establish", "Brevo", with: key)
        try await place.succeed("connection", "add-export-user", "Brevo")
        try await place.succeed("connection", "save", "Brevo")
        try await place.succeed("connection", "rename", "Brevo", "Brevo DE")
        try await place.succeed("connection", "share", "brevo de")
        try await place.fail(
          "connection", "rotate-key", "Brevo DE", with: ["BREVO_API_KEY": "wrong"], status: 77,
          saying: "API key")
        try await place.succeed("connection", "rotate-key", "Brevo DE", with: key)
        try await place.succeed("connection", "withdraw-consent", "Brevo DE", "--yes")
        #expect(try await place.succeed("connection", "show", "Brevo DE").contains("withdrawn"))
      }
    }
  }

  /// What an auditor finds of it afterwards, by names of things that are gone.
  private func expectTrail(of run: String, in place: Workplace) async throws {
    try await place.succeed("user", "add", "Otto", "--role", "auditor")
    let filters = [
      ["--connection", "Brevo"], ["--run", run], ["--subject", "segment/customers"],
    ]
    for filter in filters {
      let log = try await place.succeed(
        "audit", "log", filter[0], filter[1], "--format", "csv", as: "Otto")
      for event in ["run-requested", "batch-prepared", "batch-sent", "run-completed"] {
        #expect(log.contains(event), "\(filter) lacks \(event)")
      }
    }
    let first = try await place.succeed("audit", "log", "--limit", "1", "--format", "csv")
    #expect(first.contains("create-ledger"))
    let future = try await place.succeed(
      "audit", "log", "--since", "2999-01-01", "--format", "json")
    #expect(future == "[]\n")
    try await place.fail("audit", "log", "--type", "nonsense", status: 64, saying: "nonsense")
    try await place.succeed("user", "add", "Vera", "--role", "viewer")
    try await place.fail("audit", "log", as: "Vera", status: 77, saying: "auditor")
  }

  private func onlyRun(_ place: Workplace) async throws -> String {
    struct Listed: Decodable { let id: String }
    let text = try await place.succeed("run", "list", "--format", "json")
    let runs = try JSONDecoder().decode([Listed].self, from: Data(text.utf8))
    return try #require(runs.first).id
  }

  /// Neither the API key nor anything of a profile is in the log or the views.
  private func expectNoSecrets(in place: Workplace) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: place.ledger)
    where !name.hasPrefix("manifests") && name != "locks" {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: place.ledger + "/" + name))
      for secret in ["sandbox-key", "ada@example", "gus.example", "Cleo", "1234567"] {
        #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(name) holds \(secret)")
      }
    }
  }
}
