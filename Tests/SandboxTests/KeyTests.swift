import Sandbox
import Testing

@Suite("The key's check")
struct KeyTests {
  @Test(
    "refuses with the API's words",
    arguments: [
      (nil, "401 unauthorized: authentication not found in headers"),
      ("wrong", "401 unauthorized: Key not found"),
      ("sandbox-ke", "401 unauthorized: Key not found"),
    ])
  func refuses(apiKey: String?, refusal: String) async throws {
    try await withRoutes(
      SandboxConfiguration(rateLimits: .general), apiKey: apiKey
    ) { caller, account in
      let answer = try await caller.post("/v3/contacts", #"{"email":"a@example.com"}"#)
      #expect(answer.refusal == refusal)
      #expect(answer.headers["x-sib-ratelimit-limit"] == nil)
      #expect(await account.contactCount == 0)
    }
  }

  @Test("refuses callers from elsewhere")
  func refusesCallers() async throws {
    try await withSandbox(SandboxConfiguration(allowedCallers: ["192.0.2.1"])) { sandbox in
      try await withConnection(to: sandbox) { caller in
        let answer = try await caller.get("/v3/account")
        #expect(answer.status == 401)
        #expect(answer.refusal.contains("unrecognised IP address 127.0.0.1"))
      }
    }
  }

  @Test("lets in who has the key and an allowed address")
  func admits() async throws {
    try await withSandbox(SandboxConfiguration(allowedCallers: ["127.0.0.1"])) { sandbox in
      try await withConnection(to: sandbox) { caller in
        let answer = try await caller.get("/v3/account")
        #expect(answer.status == 200)
        #expect(answer.json["plan"]?.array.first?["type"]?.string == "free")
      }
    }
  }
}
