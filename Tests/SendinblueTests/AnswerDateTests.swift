import Sendinblue
import Testing

@Suite struct AnswerDateTests {
  @Test(arguments: [
    ("Thu, 01 Jan 1970 00:00:00 GMT", Int64(0)), ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
    ("Thu, 29 Feb 2024 23:59:60 GMT", 1_709_251_200),
    ("Mon, 23 Nov 2026 18:50:00 GMT", 1_795_459_800),
    ("Mon, 01 Mar 2100 00:00:00 GMT", 4_107_542_400),
  ])
  func `An answer tells when it was made`(header: String, seconds: Int64) async throws {
    #expect(try await date(header) == seconds)
  }

  @Test(arguments: [
    "", "now", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 UTC",
    "Mon, 06 Nov 1994 08:49:37 GMT", "Sun, 31 Apr 1994 08:49:37 GMT",
    "Mon, 29 Feb 2100 00:00:00 GMT", "Sun, 06 Nov 1994 24:00:00 GMT",
    "Sun, 06 Nov 1994 08:60:00 GMT", "Sun, 06 nov 1994 08:49:37 GMT",
    "Sun, +6 Nov 1994 08:49:37 GMT", "Sun, 00 Nov 1994 08:49:37 GMT",
    "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "Wed, 31 Dec 1969 23:59:59 GMT",
    "Sun, 06 Nov 1994 08:49:3७ GMT",
  ])
  func `What is no date tells nothing`(header: String) async throws {
    #expect(try await date(header) == nil)
  }

  private func date(_ header: String) async throws -> Int64? {
    let body = #"{"companyName":"Ada","plan":[{"type":"free"}]}"#
    return try await withClient([.answer(200, body, headers: ["date": header])]) { client, _ in
      try await client.account().date?.seconds
    }
  }
}
