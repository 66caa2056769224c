import Audit
import Console
import Domain
import EventLog
import GRDB
import Ledger
import Results
import Testing
import Views

/// What pages show, and what they say of what they cannot show.
@Suite struct ConsolePagesTests {
  /// An estate from which one person left, and a run that failed.
  private static func estate() async throws -> (Estate, DestinationID) {
    let estate = try await Estate(at: "2026-11-24T08:00:00.000Z")
    let destination = try await estate.save("Weekly")
    try await estate.complete(destination, sent: 1_234)
    try await estate.fail(destination, because: .gaveUp)
    return (estate, destination)
  }

  @Test func theOverviewSaysHowTheLedgerStands() async throws {
    let (estate, _) = try await Self.estate()
    try await withConsole(of: estate) { browser, _ in
      let page = try await browser.get("/").text
      #expect(page.contains("“Weekly” is failing"))
      #expect(page.contains("2026-11-24: 1,234 people in 1 batches, 0 of them uncertain"))
      let entries = try estate.ledger.log.head()
      #expect(page.contains("\(entries) entries; the last is signed"))
    }
  }

  @Test func aRunsBarAddsUp() async throws {
    let (estate, _) = try await Self.estate()
    let run = try #require(try estate.ledger.views.runs(limit: 2).last)
    try await withConsole(of: estate) { browser, _ in
      let shown = try await browser.get("/runs").text
      #expect(shown.contains("/runs/\(run.id)"))
      let page = try await browser.get("/runs/\(run.id)").text
      #expect(page.contains("1,234 rows read = 1,234 Sent"))
      #expect(page.contains("batch 1 was prepared and put on record"))
      #expect(page.contains("href=\"/trail/\(run.consentPosition)\""))
      // A run that ended is not followed.
      #expect(!page.contains("data-live"))
    }
  }

  @Test func aRunUnderWayIsFollowed() async throws {
    let estate = try await Estate(at: "2026-11-24T08:00:00.000Z")
    let (run, _) = try await estate.order(try await estate.save("Weekly"))
    let connection = try #require(
      try await estate.ledger.currentState().connections[estate.connection])
    try await withConsole(of: estate) { browser, _ in
      // Nobody performs it.
      let shown = try await browser.get("/runs/\(run)").text
      #expect(!shown.contains("data-live"))
      let claim = try ConnectionClaim.take(of: connection, at: estate.ledger.location)
      let page = try await browser.get("/runs/\(run)").text
      #expect(page.contains("data-live=\"/runs/\(run)/progress\""))
      withExtendedLifetime(claim) {}
    }
  }

  @Test func anEntryIsShownByteForByteWithItsProof() async throws {
    let (estate, _) = try await Self.estate()
    let log = estate.ledger.log
    let verifier = try #require(try log.verifierKey())
    try await withConsole(of: estate) { browser, _ in
      for entry in try log.entries(after: .beginning, limit: .max) {
        let page = try await browser.get("/trail/\(entry.position)")
        #expect(page.status == 200)
        let record = entry.record.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
          .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
        #expect(page.text.contains(record), "\(page.text)")
        let isCommand = entry.record.contains("\"signature\"")
        #expect(page.text.contains("Genuine: the key SHA256:") == isCommand)
        let proof = try await browser.get("/trail/\(entry.position)/proof").text
        let receipt = try Receipt(Array(proof.utf8))
        #expect(receipt.entry == entry)
        _ = try receipt.check(with: verifier, witnesses: [], demanded: 0)
        #expect(
          try await browser.get("/trail/\(entry.position)?format=json").text == entry.record + "\n")
      }
    }
  }

  @Test func aChangeIsShownBeforeAndAfter() async throws {
    let (estate, _) = try await Self.estate()
    let rename = ConnectionCommand.rename(
      .init(connection: estate.connection, name: try DisplayName("Other")))
    try await estate.ask(.connection(rename))
    let head = try estate.ledger.log.head()
    try await withConsole(of: estate) { browser, _ in
      let page = try await browser.get("/trail/\(head)").text
      #expect(page.contains(/<th scope="row">name<\/th><td>Main<\/td><td>Other<\/td>/))
    }
  }

  @Test func theTrailIsPagedByPosition() async throws {
    let estate = try await Estate(at: "2026-11-24T08:00:00.000Z")
    let destination = try await estate.save("Weekly")
    for _ in 0..<25 { try await estate.fail(destination, because: .gaveUp) }
    let head = try estate.ledger.log.head().rawValue
    for filter in ["", "&run=", "&connection=\(estate.connection)"] {
      try await withConsole(of: estate) { browser, _ in
        var path: String? = "/trail?type=\(filter)"
        var seen: [Int64] = []
        while let next = path {
          let page = try await browser.get(next)
          #expect(page.status == 200)
          seen += page.text.matches(of: /<a href="\/trail\/(\d+)"/).compactMap { Int64($0.1) }
          path = page.text.firstMatch(of: /<a href="([^"]*)" rel="next"/)
            .map { String($0.1).replacing("&amp;", with: "&") }
        }
        #expect(seen == seen.sorted(by: >) && Set(seen).count == seen.count)
        if !filter.contains("connection") { #expect(seen.count == Int(head)) }
        let query = TrailQuery(
          connection: filter.contains("connection") ? estate.connection : nil, order: .newestFirst)
        let lines = try Trail(log: estate.ledger.log, views: estate.ledger.views)
          .lines(matching: query)
        #expect(seen == lines.map(\.position.rawValue))
      }
    }
  }

  @Test func programsGetWhatTheCommandLinePrints() async throws {
    let (estate, _) = try await Self.estate()
    let views = estate.ledger.views
    let reader = Reader(.user(estate.ada), in: try await estate.ledger.currentState())
    let runs = try views.runs(limit: 9).map { RunSummary(RunStanding($0), for: reader) }
    let trail = try Trail(log: estate.ledger.log, views: views)
      .lines(matching: TrailQuery(order: .newestFirst))
    let all = Period(since: nil, until: nil)
    try await withConsole(of: estate) { browser, _ in
      for format in [OutputFormat.csv, .json] {
        let layout = Layout(format: format)
        for (path, text) in [
          ("/runs?", try layout.list(runs)), ("/trail?", try layout.list(trail)),
          ("/disclosures?since=&", try Disclosures(in: all, by: views).document(on: layout)),
          ("/users?", try layout.list(views.users().map(UserSummary.init))),
        ] {
          let page = try await browser.get("\(path)format=\(format)")
          #expect(page.status == 200 && page.text == text, "\(path)")
          #expect(page.headers["content-disposition"]?.hasPrefix("attachment") == true)
        }
      }
    }
  }

  @Test func thePastSaysThatItIsThePast() async throws {
    let (estate, _) = try await Self.estate()
    estate.set(to: "2026-11-25T08:00:00.000Z")
    let rename = ConnectionCommand.rename(
      .init(connection: estate.connection, name: try DisplayName("Other")))
    try await estate.ask(.connection(rename))
    try await withConsole(of: estate) { browser, _ in
      let present = try await browser.get("/connections").text
      #expect(present.contains("Other") && !present.contains("This is the past"))
      let past = try await browser.get("/connections?as-of=2026-11-25").text
      #expect(past.contains("<td>Main</td>") && past.contains("This is the past"))
      let entry = try await browser.get("/connections?as-of=5").text
      #expect(entry.contains("at entry 5,"))
      let consents = try await browser.get("/consents?as-of=2026-11-25").text
      #expect(consents.contains("2026-11.en"))
      for broken in ["2025-01-01", "2027-01-01", "999999", "x", "0", "-1"] {
        #expect(try await browser.get("/users?as-of=\(broken)").status == 400, "\(broken)")
      }
    }
  }

  @Test(arguments: [
    ("/nowhere", 404), ("/trail/0", 404), ("/trail/999999", 404), ("/trail/x", 404),
    ("/trail/x/proof", 404), ("/runs/x", 404), ("/runs/x/progress", 404),
    ("/runs/0193a5c2-8f00-7c3a-9d7e-1b2f4c5d6e7f", 404), ("/trail?before=x", 400),
    ("/trail?before=-1", 400), ("/trail?type=nothing", 400), ("/trail?actor=nobody", 400),
    ("/trail?since=yesterday", 400), ("/trail?run=1", 400), ("/runs?destination=x", 400),
    ("/runs?before=0", 400), ("/disclosures?connection=x", 400), ("/disclosures?until=x", 400),
    ("/runs?format=table", 400), ("/runs?format=exe", 400), ("/person?format=csv", 400),
    ("/trail/1?format=csv", 400), ("/evidence?run=x", 400), ("/evidence?since=x", 400),
    ("/evidence?run=0193a5c2-8f00-7c3a-9d7e-1b2f4c5d6e7f", 200),
    ("/evidence?run=0193a5c2-8f00-7c3a-9d7e-1b2f4c5d6e7f&since=2026-01-01", 400),
    ("/trail?until=&before=&type=", 200),
    ("/trail?before=9223372036854775807", 200), ("/runs?before=9223372036854775807", 200),
  ])
  func whatCannotBeShownIsSaid(path: String, status: Int) async throws {
    let (estate, _) = try await Self.estate()
    try await withConsole(of: estate) { browser, _ in
      let page = try await browser.get(path)
      #expect(page.status == status)
      // Nothing of the machine, and nothing of the language that this is written in.
      for word in ["/tmp", "sqlite", "Error(", ".swift"] { #expect(!page.text.contains(word)) }
    }
  }

  @Test func aRunThatEndedIsFollowedNoFurther() async throws {
    let (estate, _) = try await Self.estate()
    let run = try #require(try estate.ledger.views.runs(limit: 1).first)
    try await withConsole(of: estate) { browser, _ in
      let page = try await browser.get("/runs/\(run.id)/progress")
      #expect(page.headers["content-type"]?.hasPrefix("text/event-stream") == true)
      #expect(page.text == "event: end\ndata: \n\n")
    }
  }

  @Test func aLedgerThatCannotBeReadIsSaidToBeSo() async throws {
    let (estate, _) = try await Self.estate()
    try await withConsole(of: estate) { browser, _ in
      #expect(try await browser.get("/runs").status == 200)
      try await DatabaseQueue(path: estate.ledger.location.views).write {
        try $0.execute(sql: "DROP TABLE runs")
      }
      let page = try await browser.get("/runs")
      #expect(page.status == 503 && page.text.contains("The ledger cannot be read"))
      for word in ["/estate-", "sqlite", "no such table"] {
        #expect(!page.text.contains(word), "\(word)")
      }
    }
  }

  @Test func storedNamesStayText() async throws {
    let estate = try await Estate(at: "2026-11-24T08:00:00.000Z")
    let name = "<img src=x onerror=alert(1)>&\"'{{t.skip}}"
    let destination = try await estate.save(name)
    try await estate.complete(destination, sent: 3)
    let run = try #require(try estate.ledger.views.runs(limit: 1).first)
    try await withConsole(of: estate) { browser, _ in
      for path in ["/", "/runs", "/runs/\(run.id)", "/trail", "/disclosures", "/destinations"] {
        let page = try await browser.get(path).text
        #expect(!page.contains("<img"), "\(path)")
        #expect(page.contains("&lt;img src=x"), "\(path)")
        #expect(page.contains("{{t.skip}}"), "\(path)")
      }
    }
  }
}
