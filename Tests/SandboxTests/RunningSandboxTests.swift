import Sandbox
import Testing

@Suite("A running sandbox")
struct RunningSandboxTests {
  @Test("imports in the background, in turn, and serves the reports")
  func background() async throws {
    try await withSandbox { sandbox in
      try await withConnection(to: sandbox) { caller in
        let rows = (0..<12_000).map { "c\($0)@example.com;N\($0)" }.joined(separator: "\n")
        #expect(try await caller.importFile("EMAIL;FIRSTNAME\n\(rows)\nbad;B\n").status == 202)
        #expect(
          try await caller.importFile("EMAIL;FIRSTNAME\nc7@example.com;Last\n").status == 202)
        let first = try await caller.waitForProcess(1)
        #expect(try await caller.waitForProcess(2)["status"]?.string == "completed")
        let address = try #require(first["info"]?["import"]?["invalid_emails"]?.string)
        let base = "http://127.0.0.1:\(sandbox.port)"
        #expect(address.hasPrefix("\(base)/reports/"))
        #expect(
          try await caller.get(String(address.dropFirst(base.count))).text == "EMAIL\nbad\n")
      }
      #expect(await sandbox.account.contactCount == 12_000)
      let contact = await sandbox.account.contact(withEmail: "C7@example.com")
      #expect(contact?.attributes["FIRSTNAME"] == "Last")
    }
  }

  @Test("ends with its operation, and gives back what that returns or throws")
  func ending() async throws {
    struct Refused: Error {}
    let port = try await withSandbox { $0.port }
    #expect(port > 0)
    await #expect(throws: Refused.self) { try await withSandbox { _ in throw Refused() } }
    await #expect(throws: (any Error).self) {
      try await withConnection(to: port) { caller in _ = try await caller.get("/v3/account") }
    }
  }

  @Test("says so where its port is taken")
  func takenPort() async throws {
    try await withSandbox { sandbox in
      await #expect(throws: (any Error).self) {
        try await SandboxServer().run(port: sandbox.port)
      }
    }
  }

  @Test("makes addresses of reports that nobody guesses")
  func tokens() {
    let tokens = Set((0..<100).map { _ in SandboxConfiguration.randomToken() })
    #expect(tokens.count == 100)
    #expect(tokens.allSatisfy { $0.count == 32 })
  }
}
