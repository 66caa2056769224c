import Audit
import Console
import Domain
import EventLog
import Foundation
import GRDB
import Ledger
import Results
import Testing
import Views

/// Lists on pages and in files: where they go on, and how they were.
@Suite struct ConsoleListsTests {
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

  @Test func disclosuresArePagedByPosition() async throws {
    let estate = try await Estate(at: "2026-11-24T08:00:00.000Z")
    let destination = try await estate.save("Weekly")
    for second in 0..<110 {
      // Three of them leave at the same time.
      estate.set(
        to: Timestamp(milliseconds: 1_795_507_200_000 + Int64(second / 3) * 1000).description)
      try await estate.complete(destination, sent: 1)
    }
    let all = try estate.ledger.views.disclosedBatches(matching: .init()).batches
    try await withConsole(of: estate) { browser, _ in
      var (path, seen, pages) = (Optional("/disclosures?since="), [Int64](), 0)
      while let next = path {
        let page = try await browser.get(next)
        #expect(page.status == 200)
        seen += page.text.matches(of: /<td class="number"><a href="\/trail\/(\d+)"/)
          .compactMap { Int64($0.1) }
        path = page.text.firstMatch(of: /<a href="([^"]*)" rel="next"/)
          .map { String($0.1).replacing("&amp;", with: "&") }
        pages += 1
      }
      #expect(pages == 3)
      #expect(seen == all.map(\.position.rawValue).reversed())
    }
  }

  @Test func aLongFileIsWhole() async throws {
    let estate = try await Estate(at: "2026-11-24T08:00:00.000Z")
    let destination = try await estate.save("Weekly")
    for _ in 0..<505 { try await estate.fail(destination, because: .gaveUp) }
    let views = estate.ledger.views
    let reader = Reader(.user(estate.ada), in: try await estate.ledger.currentState())
    let runs = try views.runs(limit: .max).map { RunSummary(RunStanding($0), for: reader) }
    let trail = try Trail(log: estate.ledger.log, views: views)
      .lines(matching: TrailQuery(order: .newestFirst))
    #expect(runs.count == 505 && trail.count > 1_500)
    try await withConsole(of: estate) { browser, _ in
      for format in [OutputFormat.csv, .json] {
        let layout = Layout(format: format)
        let shown = try await browser.get("/runs?format=\(format)").text
        #expect(try shown == layout.list(runs))
        let log = try await browser.get("/trail?format=\(format)").text
        #expect(try log == layout.list(trail))
      }
    }
  }

  @Test func programsGetWhatTheCommandLinePrints() async throws {
    let (estate, _) = try await Estate.withTwoRuns()
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
    let (estate, destination) = try await Estate.withTwoRuns()
    estate.set(to: "2026-11-25T08:00:00.000Z")
    let rename = ConnectionCommand.rename(
      .init(connection: estate.connection, name: try DisplayName("Other")))
    try await estate.ask(.connection(rename))
    try await withConsole(of: estate) { browser, _ in
      let present = try await browser.get("/connections").text
      #expect(present.contains("Other") && !present.contains("This is the past"))
      let past = try await browser.get("/connections?as-of=2026-11-25").text
      #expect(past.contains("<td>Main</td>") && past.contains("This is the past"))
      // A filter does not lead back to the present, nor a look back away from what was filtered.
      let runs = try await browser.get("/runs?as-of=2026-11-25&destination=").text
      #expect(runs.contains("<input type=\"hidden\" name=\"as-of\" value=\"2026-11-25\">"))
      let filtered = try await browser.get("/runs?destination=\(destination)").text
      #expect(
        filtered.contains("<input type=\"hidden\" name=\"destination\" value=\"\(destination)\">"))
      let before = try await browser.get("/runs?as-of=4").text
      #expect(before.contains("This is the past") && !before.contains("/runs/0"))
      let entry = try await browser.get("/connections?as-of=5").text
      #expect(entry.contains("at entry 5,"))
      let consents = try await browser.get("/consents?as-of=2026-11-25").text
      #expect(consents.contains("2026-11.en"))
      for broken in ["2025-01-01", "2027-01-01", "999999", "x", "0", "-1"] {
        #expect(try await browser.get("/users?as-of=\(broken)").status == 400, "\(broken)")
      }
    }
  }
}
