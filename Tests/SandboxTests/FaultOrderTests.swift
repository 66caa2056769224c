import Foundation
import Sandbox
import Testing

@Suite("Faults that callers order")
struct FaultOrderTests {
  private static let path = "/sandbox/faults"
  private static let file = "EMAIL\na@example.com\n"
  private static let configuration = SandboxConfiguration(takesFaultOrders: true)

  @Test("are taken by whom it was told to, and by nobody else")
  func askedFor() async throws {
    let order = #"{"route":"account","fault":"respond","status":500}"#
    try await withRoutes(SandboxConfiguration()) { caller, _ in
      let refusal = try await caller.post(Self.path, order)
      #expect(refusal.status == 404)
      #expect(try await caller.get(Self.path).status == 404)
      #expect(try await caller.get("/v3/account").status == 200)
    }
    try await withRoutes(Self.configuration, apiKey: nil) { caller, _ in
      let answer = try await caller.post(Self.path, order)
      #expect(answer.status == 201)
      #expect(try await caller.get("/v3/account").status == 500)
      #expect(try await caller.get("/v3/account").status == 401)
    }
  }

  @Test("strike as many requests of their route as ordered, and tell what is left")
  func counts() async throws {
    try await withRoutes(Self.configuration) { caller, _ in
      let order = #"{"route":"processes","fault":"respond","status":502,"after":1,"count":2}"#
      #expect(try await caller.post(Self.path, order).status == 201)
      // Others are not counted, though their paths begin alike.
      #expect(try await caller.get("/v3/processes/1").status == 404)
      var statuses: [Int] = []
      var left: [[Int?]] = []
      for _ in 0..<4 {
        statuses.append(try await caller.get("/v3/processes").status)
        let first = try await caller.get(Self.path).json["faults"]?.array.first
        left.append([first?["after"]?.integer, first?["count"]?.integer])
      }
      #expect(statuses == [200, 502, 502, 200])
      #expect(left == [[0, 2], [0, 1], [nil, nil], [nil, nil]])
    }
  }

  @Test("are forgotten on demand, and what got stuck fails")
  func forgotten() async throws {
    try await withSandbox(Self.configuration) { sandbox in
      try await withConnection(to: sandbox) { caller in
        for order in [
          #"{"route":"import","fault":"process-never-ends"}"#,
          #"{"route":"account","fault":"respond","status":500,"count":9}"#,
        ] {
          let answer = try await caller.post(Self.path, order)
          #expect(answer.status == 201)
        }
        #expect(try await caller.importFile(Self.file).status == 202)
        #expect(try await caller.importFile(Self.file).status == 202)
        #expect(try await caller.delete(Self.path).status == 204)
        #expect(try await caller.get("/v3/account").status == 200)
        #expect(try await caller.waitForProcess(1)["status"]?.string == "failed")
        #expect(try await caller.waitForProcess(2)["status"]?.string == "completed")
      }
    }
  }

  @Test(
    "that make no sense are refused with what would",
    arguments: [
      (#"{"route":"nowhere","fault":"respond","status":500}"#, "import, processes"),
      (#"{"route":"import","fault":"smoke"}"#, "reset-before-body, reset-after-handling"),
      (#"{"route":"import","fault":"respond"}"#, "status"),
      (#"{"route":"import","fault":"break-off","count":0}"#, "count"),
      (#"{"fault":"break-off"}"#, "route"),
    ])
  func refused(_ order: String, _ words: String) async throws {
    try await withRoutes(Self.configuration) { caller, _ in
      let answer = try await caller.post(Self.path, order)
      #expect(answer.status == 400)
      #expect(answer.json["message"]?.string?.contains(words) == true, "\(answer.text)")
    }
  }

  @Test(
    "take effect or not, as they say, and leave the caller without an answer",
    arguments: [
      ("drop-before-handling", 0), ("drop-after-handling", 1), ("reset-before-body", 0),
      ("reset-after-handling", 1), ("break-off", 1),
    ])
  func unanswered(_ fault: String, _ received: Int) async throws {
    try await withSandbox(Self.configuration) { sandbox in
      try await withConnection(to: sandbox) { caller in
        let answer = try await caller.post(
          Self.path, #"{"route":"import","fault":"\#(fault)"}"#)
        #expect(answer.status == 201)
        await #expect(throws: (any Error).self) { try await caller.importFile(Self.file) }
      }
      #expect(await sandbox.account.receivedImports.count == received)
      try await withConnection(to: sandbox) { caller in
        let answer = try await caller.importFile(Self.file)
        #expect(answer.status == 202)
      }
    }
  }

  @Test(
    "that answer nothing wait until the caller gives up",
    arguments: [("hang-before-handling", 0), ("hang-after-handling", 1)])
  func hanging(_ fault: String, _ received: Int) async throws {
    try await withSandbox(Self.configuration) { sandbox in
      try await withConnection(to: sandbox) { caller in
        let answer = try await caller.post(
          Self.path, #"{"route":"import","fault":"\#(fault)"}"#)
        #expect(answer.status == 201)
      }
      try await withConnection(to: sandbox) { caller in
        let hanging = Task { try await caller.importFile(Self.file) }
        // What is asked beside it shows that it was taken in, and waits still.
        try await withConnection(to: sandbox) { other in
          while try await other.get(Self.path).json["faults"]?.array.first != nil {}
          if received > 0 { while await sandbox.account.receivedImports.isEmpty {} }
        }
        hanging.cancel()
      }
      #expect(await sandbox.account.receivedImports.count == received)
    }
  }

  @Test("answer anything, before or after the request was taken up")
  func answers() async throws {
    try await withRoutes(Self.configuration) { caller, account in
      let before =
        #"{"route":"import","fault":"respond","status":429,"headers":{"x-sib-ratelimit-reset":"7"}}"#
      let after = """
        {"route":"import","fault":"respond-after-handling","status":524,"body":"<html>",
        "contentType":"text/html","after":1}
        """
      #expect(try await caller.post(Self.path, before).status == 201)
      #expect(try await caller.post(Self.path, after).status == 201)
      let limited = try await caller.importFile(Self.file)
      #expect(limited.status == 429)
      #expect(limited.headers["x-sib-ratelimit-reset"] == "7")
      #expect(await account.receivedImports.isEmpty)
      let failed = try await caller.importFile(Self.file)
      #expect(failed.status == 524)
      #expect(failed.text == "<html>")
      #expect(failed.headers["content-type"] == "text/html")
      #expect(await account.receivedImports.count == 1)
    }
  }
}
