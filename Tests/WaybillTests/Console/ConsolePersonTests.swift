import Console
import Domain
import EventLog
import Ledger
import Testing

/// Looking somebody up in a browser.
@Suite struct ConsolePersonTests {
  private static let address = "somebody@example.com"

  @Test func askingIsOnRecordAndTheAddressIsNowhere() async throws {
    let estate = try await Estate(at: "2026-11-24T08:00:00.000Z")
    let before = try estate.ledger.log.head()
    try await withConsole(of: estate) { browser, _ in
      let page = try await browser.submit("/person", [("address", Self.address)])
      #expect(page.status == 200)
      #expect(page.text.contains("The record knows the person as"))
      #expect(!page.text.contains("somebody") && page.headers["location"] == nil)
      let records = try estate.ledger.log.entries(after: before, limit: 9).map(\.record)
      #expect(records.contains { $0.contains("subject-looked-up") }, "\(records)")
      #expect(!records.contains { $0.contains("somebody") })
    }
  }

  @Test(arguments: ["", "nobody", "a@b@c", "<script>@x"])
  func whatIsNoAddressIsNotLookedUp(address: String) async throws {
    let estate = try await Estate(at: "2026-11-24T08:00:00.000Z")
    let before = try estate.ledger.log.head()
    try await withConsole(of: estate) { browser, _ in
      let page = try await browser.submit("/person", [("address", address)])
      #expect(page.text.contains("no address that mail can be sent to"))
      #expect(!page.text.contains("<script>@"))
      #expect(try estate.ledger.log.head() == before)
    }
  }

  @Test(arguments: [("", "0"), ("0", "0"), ("x", "-1")])
  func noProofIsGivenOfWhatWasNotAskedFor(inquiry: String, place: String) async throws {
    let estate = try await Estate(at: "2026-11-24T08:00:00.000Z")
    try await withConsole(of: estate) { browser, _ in
      let fields = [("inquiry", inquiry), ("place", place)]
      #expect(try await browser.submit("/person/proof", fields).status == 404)
      let page = try await browser.submit("/person", [("address", Self.address)])
      // There is no batch that carried them.
      #expect(page.field("inquiry") == nil)
    }
  }
}
