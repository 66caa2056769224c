import Sandbox
import Testing

@Suite("Rate limits")
struct RateLimitTests {
  @Test("allow 10 requests a second to contacts, and say how many are left")
  func contacts() async throws {
    let clock = VirtualClock()
    let configuration = SandboxConfiguration(rateLimits: .general, clock: clock.now)
    try await withRoutes(configuration) { caller, _ in
      for left in (0..<10).reversed() {
        let answer = try await caller.get("/v3/contacts/attributes")
        #expect(answer.status == 200)
        #expect(answer.headers["x-sib-ratelimit-limit"] == "10")
        #expect(answer.headers["x-sib-ratelimit-remaining"] == "\(left)")
        #expect(answer.headers["x-sib-ratelimit-reset"] == "1")
      }
      let refused = try await caller.get("/v3/contacts?limit=1")
      #expect(refused.status == 429)
      #expect(refused.headers["x-sib-ratelimit-remaining"] == "0")
      #expect(try await caller.get("/v3/account").status == 200)
      clock.advance(bySeconds: 0.9)
      #expect(try await caller.get("/v3/contacts?limit=1").status == 429)
      clock.advance(bySeconds: 0.1)
      #expect(try await caller.get("/v3/contacts?limit=1").status == 200)
    }
  }

  @Test("allow 100 requests an hour to everything else together")
  func others() async throws {
    let clock = VirtualClock()
    let configuration = SandboxConfiguration(rateLimits: .general, clock: clock.now)
    try await withRoutes(configuration) { caller, _ in
      for _ in 0..<50 {
        #expect(try await caller.get("/v3/account").status == 200)
        #expect(try await caller.get("/v3/processes").status == 200)
      }
      clock.advance(bySeconds: 3_554.5)
      let refused = try await caller.get("/v3/processes")
      #expect(refused.refusal == "429 too_many_requests: Too many requests")
      #expect(refused.headers["x-sib-ratelimit-limit"] == "100")
      #expect(refused.headers["x-sib-ratelimit-reset"] == "46")
      clock.advance(bySeconds: 45.5)
      let answer = try await caller.get("/v3/processes")
      #expect(answer.status == 200)
      #expect(answer.headers["x-sib-ratelimit-remaining"] == "99")
      #expect(answer.headers["x-sib-ratelimit-reset"] == "3600")
    }
  }

  @Test("state themselves on refusals too, and not at all where there are none")
  func refusals() async throws {
    try await withRoutes(SandboxConfiguration(rateLimits: .general)) { caller, _ in
      let answer = try await caller.get("/v3/contacts/lists/9")
      #expect(answer.status == 404)
      #expect(answer.headers["x-sib-ratelimit-limit"] == "10")
    }
    try await withRoutes { caller, _ in
      let answer = try await caller.get("/v3/account")
      #expect(answer.headers["x-sib-ratelimit-limit"] == nil)
    }
  }

  @Test("can be an hour's alone")
  func custom() async throws {
    let limits = RateLimits(
      contacts: [RateLimit(requests: 2, seconds: 60)], others: [])
    let clock = VirtualClock()
    try await withRoutes(
      SandboxConfiguration(rateLimits: limits, clock: clock.now)
    ) { caller, _ in
      let statuses = [
        try await caller.get("/v3/contacts").status, try await caller.get("/v3/contacts").status,
        try await caller.get("/v3/contacts").status,
      ]
      #expect(statuses == [200, 200, 429])
      #expect(try await caller.get("/v3/contacts").headers["x-sib-ratelimit-reset"] == "60")
    }
  }
}
