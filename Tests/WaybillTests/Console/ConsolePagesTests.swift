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

/// What pages show.
@Suite struct ConsolePagesTests {
  @Test func theOverviewSaysHowTheLedgerStands() async throws {
    let (estate, _) = try await Estate.withTwoRuns()
    try await withConsole(of: estate) { browser, _ in
      let page = try await browser.get("/").text
      #expect(page.contains("“Weekly” is failing"))
      #expect(page.contains("2026-11-24: 1,234 people; batches: 1; uncertain: 0"))
      // By destination: as a bar, and in a table.
      #expect(page.contains(">Weekly</text>") && page.contains(">1,234</text>"))
      #expect(page.contains(/<td>Weekly<\/td><td>[^<]*<\/td><td class="number">2<\/td>/))
      let entries = try estate.ledger.log.head()
      #expect(page.contains("Entries: \(entries); the last is signed"))
      // What to do names commands as such.
      #expect(page.contains("<code>waybill schedule set</code>"))
    }
  }

  @Test func aRunsBarAddsUp() async throws {
    let (estate, _) = try await Estate.withTwoRuns()
    let run = try #require(try estate.ledger.views.runs(limit: 2).last)
    try await withConsole(of: estate) { browser, _ in
      let shown = try await browser.get("/runs").text
      #expect(shown.contains("/runs/\(run.id)"))
      let page = try await browser.get("/runs/\(run.id)").text
      #expect(page.contains("1,234 rows read = 1,234 sent"))
      #expect(page.contains("href=\"/trail/\(run.consentPosition)\""))
      // A run that ended is not followed.
      #expect(!page.contains("data-live"))
    }
  }

  @Test func batchesAreShownInTimeWithTheirDoubtsAndRetries() async throws {
    let estate = try await Estate(at: "2026-11-24T08:00:00.000Z")
    let (run, cause) = try await estate.order(try await estate.save("Weekly"))
    try await estate.prepare(run, cause, recipients: 5)
    estate.set(to: "2026-11-24T08:00:02.000Z")
    try await estate.report(
      .batchDeferred(
        .init(run: run, number: 1, attempt: 1, cause: .rateLimited, waitMilliseconds: 3000)), cause)
    estate.set(to: "2026-11-24T08:00:05.000Z")
    try await estate.report(
      .batchUnanswered(.init(run: run, number: 1, attempt: 2, cause: .timedOut)), cause)
    estate.set(to: "2026-11-24T08:00:08.000Z")
    try await estate.report(.batchSent(.init(run: run, number: 1, attempt: 3, process: 7)), cause)
    try await estate.report(.interrupted(.init(run: run, cause: .signal)), cause)
    try await withConsole(of: estate) { browser, _ in
      let page = try await browser.get("/runs/\(run)").text
      let told = page.matches(
        of: /<\/time>\s*<\/td><td class="number">(\d*)<\/td><td>(?:<span[^>]*>)?([^<]*)/
      )
      .map { "\($0.1) \($0.2)" }
      #expect(
        told == [
          "1 prepared", "1 turned away for now", "1 in doubt", "1 taken by Sendinblue",
          " interrupted",
        ])
      for cause in ["Sendinblue asked for fewer requests", "no answer came in time"] {
        #expect(page.contains("<td>\(cause)</td>"))
      }
      // Eight seconds wide: two setbacks, at a quarter and at five eighths.
      let setbacks = page.matches(of: /lane-setback" cx="([\d.]+)" cy="8.0"/).map { $0.1 }
      #expect(setbacks == ["208.0", "460.0"])
      #expect(page.contains("0:00:08.000"))
      var reader = browser
      reader.keep("language", "zh-Hant")
      let chinese = try await reader.get("/runs/\(run)").text
      #expect(chinese.contains("暫被拒收") && chinese.contains("未有及時收到回應"))
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
    let (estate, _) = try await Estate.withTwoRuns()
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
    let (estate, _) = try await Estate.withTwoRuns()
    let rename = ConnectionCommand.rename(
      .init(connection: estate.connection, name: try DisplayName("Other")))
    try await estate.ask(.connection(rename))
    let head = try estate.ledger.log.head()
    try await withConsole(of: estate) { browser, _ in
      let page = try await browser.get("/trail/\(head)").text
      #expect(page.contains(/<th scope="row">name<\/th><td>Main<\/td><td>Other<\/td>/))
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
