import Sandbox
import Testing

@Suite("Processes")
struct ProcessTests {
  private static let file = "EMAIL\na@example.com\n"

  @Test("are queued, then in process, then completed, one after the other")
  func states() async throws {
    let configuration = SandboxConfiguration(importPace: .onPolls(queued: 1, inProcess: 2))
    try await withRoutes(configuration) { caller, account in
      _ = try await caller.importFile(Self.file)
      _ = try await caller.importFile("EMAIL\nb@example.com\n")
      var seen: [[String?]] = []
      var members: [Int] = []
      for _ in 0..<8 {
        let processes = try await caller.get("/v3/processes?sort=asc").json["processes"]
        seen.append(processes?.array.map { $0["status"]?.string } ?? [])
        members.append(await account.contactCount)
      }
      #expect(
        seen == [
          ["queued", "queued"], ["in_process", "queued"], ["in_process", "queued"],
          ["completed", "queued"], ["completed", "queued"], ["completed", "in_process"],
          ["completed", "in_process"], ["completed", "completed"],
        ])
      #expect(members == [0, 0, 0, 1, 1, 1, 1, 2])
    }
  }

  @Test("say nothing of reports until they are completed")
  func info() async throws {
    let configuration = SandboxConfiguration(importPace: .onPolls(queued: 1, inProcess: 0))
    try await withRoutes(configuration) { caller, _ in
      _ = try await caller.importFile(Self.file)
      let queued = try await caller.get("/v3/processes/1").json
      #expect(queued["name"]?.string == "IMPORTUSER")
      #expect(queued["info"] == nil)
      let completed = try await caller.get("/v3/processes/1").json
      #expect(completed["info"]?["import"]?["invalid_emails"] == .null)
    }
  }

  @Test("are completed at once, and nobody imported, where imports are discarded")
  func discarded() async throws {
    let configuration = SandboxConfiguration(
      importPace: .onPolls(queued: 9, inProcess: 9), discardsImports: true)
    try await withRoutes(configuration) { caller, account in
      for number in 1...2 {
        let answer = try await caller.importFile(Self.file)
        #expect(answer.status == 202)
        #expect(answer.json["processId"]?.integer == number)
        let process = try await caller.get("/v3/processes/\(number)").json
        #expect(process["status"]?.string == "completed")
      }
      #expect(await account.receivedImports.allSatisfy { $0.size > Self.file.utf8.count })
      #expect(await account.contactCount == 0)
    }
  }

  @Test("that never end hold up those behind them")
  func stuck() async throws {
    let faults = FaultScript([.init("POST", "/v3/contacts/import", .processNeverEnds)])
    let configuration = SandboxConfiguration(
      faults: faults, importPace: .onPolls(queued: 0, inProcess: 0))
    try await withRoutes(configuration) { caller, account in
      _ = try await caller.importFile(Self.file)
      _ = try await caller.importFile(Self.file)
      for _ in 0..<20 {
        #expect(try await caller.get("/v3/processes/1").json["status"]?.string == "in_process")
      }
      #expect(try await caller.get("/v3/processes/2").json["status"]?.string == "queued")
      #expect(await account.contactCount == 0)
    }
  }

  @Test("that fail import nothing and let the next begin")
  func failed() async throws {
    let faults = FaultScript([.init("POST", "/v3/contacts/import", .processFails)])
    let configuration = SandboxConfiguration(
      faults: faults, importPace: .onPolls(queued: 0, inProcess: 0))
    try await withRoutes(configuration) { caller, account in
      _ = try await caller.importFile(Self.file)
      _ = try await caller.importFile("EMAIL\nb@example.com\n")
      #expect(try await caller.waitForProcess(1)["status"]?.string == "failed")
      #expect(try await caller.waitForProcess(2)["status"]?.string == "completed")
      #expect(await account.contact(withEmail: "a@example.com") == nil)
      #expect(await account.contactCount == 1)
    }
  }

  @Test("come in pages, newest first")
  func pages() async throws {
    try await withRoutes { caller, _ in
      for _ in 0..<12 { _ = try await caller.importFile(Self.file) }
      for (query, expected) in [
        ("", Array((3...12).reversed())), ("?limit=2&offset=1", [11, 10]),
        ("?limit=50&sort=asc", Array(1...12)), ("?offset=12", []),
      ] {
        let page = try await caller.get("/v3/processes\(query)").json
        #expect(page["count"]?.integer == 12)
        #expect(page["processes"]?.array.compactMap { $0["id"]?.integer } == expected)
      }
    }
  }

  @Test(
    "are refused",
    arguments: [
      ("/v3/processes/1", "404 invalid_parameter: processId is invalid"),
      ("/v3/processes/0", "404 invalid_parameter: processId is invalid"),
      ("/v3/processes/one", "400 invalid_parameter: processId should be type number"),
      ("/v3/processes?limit=51", "400 out_of_range: Limit exceeds max value"),
    ])
  func refused(path: String, refusal: String) async throws {
    try await withRoutes { caller, _ in
      let answer = try await caller.get(path)
      #expect(answer.refusal == refusal)
    }
  }
}
