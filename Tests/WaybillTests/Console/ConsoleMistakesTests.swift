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

/// What pages say of what they cannot show, and of what changes while somebody reads.
@Suite struct ConsoleMistakesTests {
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
    let (estate, _) = try await Estate.withTwoRuns()
    try await withConsole(of: estate) { browser, _ in
      let page = try await browser.get(path)
      #expect(page.status == status)
      // Nothing of the machine, and nothing of the language that this is written in.
      for word in ["/tmp", "sqlite", "Error(", ".swift"] { #expect(!page.text.contains(word)) }
    }
  }

  @Test func aRunThatEndedIsFollowedNoFurther() async throws {
    let (estate, _) = try await Estate.withTwoRuns()
    let run = try #require(try estate.ledger.views.runs(limit: 1).first)
    try await withConsole(of: estate) { browser, _ in
      let page = try await browser.get("/runs/\(run.id)/progress")
      #expect(page.headers["content-type"]?.hasPrefix("text/event-stream") == true)
      #expect(page.text == "event: end\ndata: \n\n")
    }
  }

  @Test func aRunThatEndsWhileItIsWatchedIsFollowedToItsEnd() async throws {
    let estate = try await Estate(at: "2026-11-24T08:00:00.000Z")
    let (run, cause) = try await estate.order(try await estate.save("Weekly"))
    let connection = try #require(
      try await estate.ledger.currentState().connections[estate.connection])
    let claim = try ConnectionClaim.take(of: connection, at: estate.ledger.location)
    let steps = Steps([
      {},
      { try await estate.prepare(run, cause, recipients: 5) },
      { try await estate.report(.failed(.init(run: run, reason: .gaveUp)), cause) },
    ])
    let pause = { @Sendable () async throws in try await steps.take() }
    try await withConsole(of: estate, pausing: pause) { browser, _ in
      let page = try await browser.get("/runs/\(run)/progress")
      // What did not change is not told again.
      #expect(
        page.text == """
          data: queued

          data: running: 0 of 5 profiles imported, 1 batch

          event: end
          data: 


          """)
      let shown = try await browser.get("/runs/\(run)").text
      #expect(shown.contains("<strong>failed</strong>") && !shown.contains("data-live"))
    }
    withExtendedLifetime(claim) {}
  }

  @Test func aLedgerThatWasReplacedIsNotShown() async throws {
    let (estate, _) = try await Estate.withTwoRuns()
    let location = estate.ledger.location
    try await withConsole(of: estate) { browser, _ in
      #expect(try await browser.get("/trail").status == 200)
      // As whoever restores a backup does: another file has the name.
      let away = location.log + ".away"
      try FileManager.default.moveItem(atPath: location.log, toPath: away)
      for isThere in [false, true] {
        if isThere { try FileManager.default.copyItem(atPath: away, toPath: location.log) }
        for path in ["/", "/trail", "/trail/1/proof", "/users?format=csv"] {
          let page = try await browser.get(path)
          #expect(page.status == 503, "\(path)")
          #expect(page.text.contains("The ledger was moved or restored"))
        }
      }
    }
  }

  @Test func aLedgerThatIsRebuiltMeanwhileIsShown() async throws {
    let (estate, _) = try await Estate.withTwoRuns()
    try await withConsole(of: estate) { browser, _ in
      let before = try await browser.get("/trail").text
      _ = try await Ledger.rebuildViews(at: estate.ledger.location)
      let page = try await browser.get("/trail")
      #expect(page.status == 200 && page.text == before)
    }
  }

  @Test func aLogThatIsDamagedIsSaidToBeSo() async throws {
    let (estate, _) = try await Estate.withTwoRuns()
    let path = estate.ledger.location.log
    try await DatabaseQueue(path: path).write { database in
      try database.execute(sql: "DROP TRIGGER entries_refuse_update")
      try database.execute(
        sql: "UPDATE entries SET record = REPLACE(record, '\"specversion\"', '\"spec\"')")
    }
    try await withConsole(of: estate) { browser, _ in
      for path in ["/trail", "/trail/3", "/consents"] {
        let page = try await browser.get(path)
        #expect(page.status == 503 && page.text.contains("The ledger cannot be read"), "\(path)")
        for word in ["/estate-", "specversion", "Error("] {
          #expect(!page.text.contains(word), "\(word)")
        }
      }
    }
  }

  @Test func aPageThatIsNotThereStillHasTheMenu() async throws {
    let (estate, _) = try await Estate.withTwoRuns()
    try await withConsole(of: estate) { browser, console in
      for path in ["/nowhere", "/runs/x?a=b", "/trail?type=nothing"] {
        let page = try await browser.get(path)
        #expect(page.text.contains("href=\"/trail\"") && page.text.contains("action=\"/sign-out\""))
        #expect(page.field("back") == path)
      }
      // Whoever is not in, or not any more, is not told what there is.
      _ = try await browser.submit("/sign-out", [])
      let page = try await browser.get("/nowhere")
      #expect(page.status == 404 && !page.text.contains("href=\"/trail\""))
    }
  }

  @Test func aLedgerThatCannotBeReadIsSaidToBeSo() async throws {
    let (estate, _) = try await Estate.withTwoRuns()
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
}
