import Sandbox
import Testing

@Suite("Faults")
struct FaultTests {
  private static let importPath = "/v3/contacts/import"
  private static let file = "EMAIL\na@example.com\n"

  @Test("a dropped request has no effect, and the next one does")
  func dropBefore() async throws {
    let faults = FaultScript([.init("POST", Self.importPath, .dropBeforeHandling)])
    try await withSandbox(SandboxConfiguration(faults: faults)) { sandbox in
      try await withConnection(to: sandbox) { caller in
        await #expect(throws: (any Error).self) { try await caller.importFile(Self.file) }
      }
      #expect(await sandbox.account.receivedImports.isEmpty)
      try await withConnection(to: sandbox) { caller in
        let answer = try await caller.importFile(Self.file)
        #expect(answer.status == 202)
      }
    }
  }

  @Test("a dropped answer leaves the request in effect")
  func dropAfter() async throws {
    let faults = FaultScript([.init("POST", Self.importPath, occurrence: 2, .dropAfterHandling)])
    try await withSandbox(SandboxConfiguration(faults: faults)) { sandbox in
      try await withConnection(to: sandbox) { caller in
        let answer = try await caller.importFile(Self.file)
        #expect(answer.status == 202)
        await #expect(throws: (any Error).self) { try await caller.importFile(Self.file) }
      }
      try await withConnection(to: sandbox) { caller in
        let processes = try await caller.get("/v3/processes").json
        #expect(processes["count"]?.integer == 2)
      }
    }
  }

  @Test("an answer can be anything, for as many requests as wanted")
  func respond() async throws {
    let faults = FaultScript([
      .init(
        "GET", "/v3/contacts", occurrences: 2...3,
        .respond(status: 524, body: "<html>", contentType: "text/html")),
      .init("GET", "/v3/contacts/lists", occurrence: 2, .respond(status: 500, body: "{}")),
    ])
    try await withRoutes(SandboxConfiguration(faults: faults)) { caller, _ in
      var statuses: [Int] = []
      for _ in 0..<5 { statuses.append(try await caller.get("/v3/contacts/lists").status) }
      // The second rule would strike at the second request too, but the first goes before.
      #expect(statuses == [200, 524, 524, 200, 200])
      #expect(try await caller.get("/v3/account").status == 200)
    }
  }

  @Test("a delayed request waits for its gate, and others do not")
  func delay() async throws {
    let gate = Gate()
    let faults = FaultScript([.init("POST", "/v3/contacts", .delay(until: gate))])
    try await withRoutes(SandboxConfiguration(faults: faults)) { caller, account in
      async let delayed = caller.post("/v3/contacts", #"{"email":"a@example.com"}"#)
      try await gate.waitUntilReached()
      #expect(try await caller.get("/v3/account").status == 200)
      #expect(await account.contactCount == 0)
      gate.open()
      #expect(try await delayed.status == 201)
    }
  }

  @Test("a request at a closed gate ends with its connection's task")
  func cancelledDelay() async throws {
    let gate = Gate()
    let observer = Task { try await gate.waitUntilReached() }
    observer.cancel()
    await #expect(throws: CancellationError.self) { try await observer.value }
    let faults = FaultScript([.init("GET", "/v3/account", .delay(until: gate))])
    try await withSandbox(SandboxConfiguration(faults: faults)) { sandbox in
      try await withConnection(to: sandbox) { caller in
        let request = Task { try await caller.get("/v3/account") }
        try await gate.waitUntilReached()
        request.cancel()
      }
    }
  }
}
