import Console
import Domain
import Hummingbird
import HummingbirdTesting
import Ledger
import ScriptedIdentities
import Testing

/// Who gets in, who stays in, and what pages forbid browsers to do.
@Suite struct ConsoleSafetyTests {
  @Test func aLinkSignsInOnce() async throws {
    let estate = try await Estate(at: "2026-11-24T08:00:00.000Z")
    try await withConsole(of: estate) { browser, console in
      #expect(try await browser.get("/").status == 200)
      let link = await console.link(port: 8090)
      let path = String(link[try #require(link.firstRange(of: "/sign-in")).lowerBound...])
      let first = try await browser.get(path)
      #expect(first.status == 303 && first.headers["location"] == "/")
      let cookie = try #require(first.headers["set-cookie"])
      for part in ["HttpOnly", "SameSite=Strict", "Path=/"] { #expect(cookie.contains(part)) }
      #expect(try await browser.get(path).status == 403)
      #expect(try await browser.get("/sign-in").status == 403)
      #expect(
        try await browser.get("/sign-in?token=" + String(repeating: "0", count: 64)).status == 403)
    }
  }

  @Test func aLinkThatNobodyFollowsDies() async throws {
    let estate = try await Estate(at: "2026-11-24T08:00:00.000Z")
    try await withConsole(of: estate) { browser, console in
      let link = await console.link(port: 8090)
      let path = String(link[try #require(link.firstRange(of: "/sign-in")).lowerBound...])
      estate.set(to: "2026-11-24T08:05:00.000Z")
      #expect(try await browser.get(path).status == 403)
    }
  }

  @Test func whoAsksForNothingIsSignedOut() async throws {
    let estate = try await Estate(at: "2026-11-24T08:00:00.000Z")
    try await withConsole(of: estate) { browser, _ in
      estate.set(to: "2026-11-24T08:29:59.999Z")
      #expect(try await browser.get("/runs").status == 200)
      estate.set(to: "2026-11-24T08:59:59.998Z")
      #expect(try await browser.get("/runs").status == 200)
      estate.set(to: "2026-11-24T09:29:59.998Z")
      let page = try await browser.get("/runs")
      #expect(page.status == 401 && page.text.contains("You are not signed in"))
    }
  }

  @Test func whoeverAsksOnIsSignedOutInTheEnd() async throws {
    let estate = try await Estate(at: "2026-11-24T08:00:00.000Z")
    try await withConsole(of: estate) { browser, _ in
      for minutes in stride(from: 20, to: 480, by: 20) {
        let time = "2026-11-24T\(minutes / 60 + 8 < 10 ? "0" : "")\(minutes / 60 + 8)"
        estate.set(to: "\(time):\(minutes % 60 == 0 ? "00" : "\(minutes % 60)"):00.000Z")
        let page = try await browser.get("/runs")
        #expect(page.status == 200)
      }
      estate.set(to: "2026-11-24T16:00:00.000Z")
      #expect(try await browser.get("/runs").status == 401)
    }
  }

  @Test func theFifthBrowserTakesThePlaceOfTheIdlest() async throws {
    let estate = try await Estate(at: "2026-11-24T08:00:00.000Z")
    let user = try #require(try await estate.ledger.currentState().users[estate.ada])
    let console = ConsoleServer(of: estate.ledger, for: user, signing: estate.identity)
    try await console.application().test(.router) { client in
      var browsers: [Browser] = []
      for minute in 0..<5 {
        estate.set(to: "2026-11-24T08:0\(minute):00.000Z")
        var browser = Browser(client)
        try await browser.signIn(by: await console.link(port: 8090))
        browsers.append(browser)
      }
      var statuses: [Int] = []
      for browser in browsers { statuses.append(try await browser.get("/runs").status) }
      #expect(statuses == [401, 200, 200, 200, 200])
    }
  }

  @Test func signingOutEndsIt() async throws {
    let estate = try await Estate(at: "2026-11-24T08:00:00.000Z")
    try await withConsole(of: estate) { browser, _ in
      let page = try await browser.submit("/sign-out", [])
      #expect(page.status == 303)
      #expect(try await browser.get("/").status == 401)
    }
  }

  @Test(arguments: [
    "/", "/nowhere", "/style.css", "/trail?before=x", "/sign-in", "/runs?format=csv",
  ])
  func everyAnswerForbidsWhatNoPageDoes(path: String) async throws {
    let estate = try await Estate(at: "2026-11-24T08:00:00.000Z")
    try await withConsole(of: estate) { browser, _ in
      let headers = try await browser.get(path).headers
      let policy = try #require(headers["content-security-policy"])
      #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
      #expect(!policy.contains("unsafe"))
      #expect(headers["x-content-type-options"] == "nosniff")
      #expect(headers["referrer-policy"] == "no-referrer")
      #expect(headers["cache-control"] == (path == "/style.css" ? "no-cache" : "no-store"))
    }
  }

  @Test(arguments: ["/sign-out", "/preferences", "/person", "/person/proof", "/integrity/verify"])
  func aFormOfAnotherSiteIsRefused(path: String) async throws {
    let estate = try await Estate(at: "2026-11-24T08:00:00.000Z")
    try await withConsole(of: estate) { browser, _ in
      let fields = [("address", "a@example.com"), ("language", "en")]
      for forged in [fields, fields + [("token", "")], fields + [("token", "0")]] {
        #expect(try await browser.post(path, forged).status == 403)
      }
      // Nothing came of it.
      #expect(try await browser.get("/").status == 200)
      #expect(try await !estate.records().contains { $0.contains("subject-looked-up") })
      let long = try await browser.post(path, [("x", String(repeating: "x", count: 20_000))])
      #expect(long.status == 413)
    }
  }

  @Test func noFormLeadsElsewhere() async throws {
    let estate = try await Estate(at: "2026-11-24T08:00:00.000Z")
    try await withConsole(of: estate) { browser, _ in
      for (back, location) in [
        ("/runs?destination=", "/runs?destination="), ("//evil.example", "/"),
        ("https://evil.example", "/"), ("", "/"), ("/\\evil.example", "/"),
      ] {
        let page = try await browser.submit("/preferences", [("language", "en"), ("back", back)])
        #expect(page.status == 303 && page.headers["location"] == location, "\(back)")
      }
    }
  }

  @Test func whoMayNotReadAnyMoreReadsNothing() async throws {
    let estate = try await Estate(at: "2026-11-24T08:00:00.000Z")
    try await estate.add("Bea", .administrator)
    try await withConsole(of: estate) { browser, _ in
      #expect(try await browser.get("/trail").status == 200)
      let change = Command.user(.changeRole(.init(user: estate.ada, role: .contributor)))
      _ = try await estate.ledger.execute(change, by: .scripted("Bea")).events()
      for path in ["/", "/runs", "/trail", "/trail/1", "/trail/1/proof", "/person", "/users"] {
        let page = try await browser.get(path)
        #expect(page.status == 403 && page.text.contains("You may not see this"), "\(path)")
      }
    }
  }
}
