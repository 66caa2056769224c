import Sendinblue
import Testing

@Suite struct ReportTests {
  typealias Step = ScriptedServer.Step

  /// The report that a process tells of.
  private func report(at address: String) async throws -> ImportReport {
    let process = Step.answer(
      200,
      #"{"id":1,"name":"IMPORTUSER","status":"completed","#
        + #""info":{"import":{"invalid_emails":"\#(address)"}}}"#)
    return try await withClient([process]) { client, _ in
      let id = try #require(ProcessID(1))
      return try #require(try await client.process(id).value.reports.first)
    }
  }

  /// The rows of a report that a server gives, and the request that it got for it.
  private func count(
    _ step: Step, timeouts: Timeouts = Timeouts()
  ) async throws -> (rows: Int, request: RecordedRequest) {
    try await withClient([step], timeouts: timeouts) { client, server in
      let report = try await report(at: "http://127.0.0.1:\(server.port)/r?s=1")
      let rows = try await client.reportRowCount(report)
      return (rows, try #require(server.requests.first))
    }
  }

  @Test(arguments: [
    ("", 0), ("\r\n\n", 0), ("a@b.de", 1), ("a@b.de\n", 1), ("a@b.de\r\nc@d.de\r\n", 2),
    ("EMAIL;FIRSTNAME\na@b.de;Ada\n", 1), ("email\n", 0), ("\u{feff}EMAIL\n1\n2\n3", 3),
    ("contact 1\n2", 2), ("EMAIL\nNAME\n", 1), (" \t\n a@b.de \n  \n", 1), ("a@b.de\rc@d.de", 2),
    ("EMAIL\n<b@c.de>\n", 1),
  ])
  func countsRows(text: String, rows: Int) async throws {
    #expect(try await count(.answer(200, text, type: "text/csv")).rows == rows)
  }

  @Test func countsRowsOfManyPieces() async throws {
    let text = String(repeating: "x@example.com;\n", count: 20_000)
    #expect(try await count(.answer(200, text, type: "text/csv")).rows == 20_000)
  }

  @Test func endlessReportsAreCutOff() async throws {
    let piece = "10000\r\n" + String(repeating: "x", count: 65_536) + "\r\n"
    let bytes =
      "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"
      + String(repeating: piece, count: 1025)
    let error = await #expect(throws: SendinblueError.self) {
      try await count(Step(bytes: bytes, ending: .silence))
    }
    guard case .unexpectedAnswer(_, .tooLong(limit: 67_108_864)) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func keepsTheKeyToItself() async throws {
    let request = try await count(.answer(200, "a@b.de", type: "text/csv")).request
    #expect(request.target == "/r?s=1")
    #expect(request.headers["api-key"] == nil)
    #expect(!request.head.contains(secretKey))
  }

  @Test(arguments: [
    "http://example.com/r.csv", "ftp://127.0.0.1/r.csv", "file:///etc/passwd", "r.csv", "//x/r",
    "https://user:word@example.com/r", "https://", "http://127.0.0.1.example.com/r",
  ])
  func fetchesFromNowhereElse(address: String) async throws {
    let report = try await report(at: address)
    try await withClient([]) { client, _ in
      let error = await #expect(throws: SendinblueError.self) {
        try await client.reportRowCount(report)
      }
      #expect(error == .unusableReport(Exchange(operation: .report(.invalidEmails))))
    }
  }

  @Test(arguments: ["http://127.0.0.1:1/r", "https://localhost:1/r", "https://[::1]:1/r"])
  func aDistantAPIMayNotSendUsToThisMachine(address: String) async throws {
    let report = try await report(at: address)
    let client = SendinblueClient(apiKey: try APIKey(secretKey))
    let error = await #expect(throws: SendinblueError.self) {
      try await client.reportRowCount(report)
    }
    #expect(error == .unusableReport(Exchange(operation: .report(.invalidEmails))))
    try await client.shutdown()
  }

  @Test(arguments: [
    (Step.page(200), SendinblueError.Disposition.retry(after: nil)),
    (.page(403), .stopRun), (.answer(404, "{}"), .stopRun), (.page(503), .retry(after: nil)),
    (.answer(302, "", headers: ["location": "/x"]), .stopRun),
    (
      Step(bytes: "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\na@b", ending: .close),
      .retry(after: nil)
    ),
    (Step(ending: .silence), .retry(after: nil)),
  ])
  func neverShowsWhatItRead(step: Step, disposition: SendinblueError.Disposition) async throws {
    let timeouts = step.ending == .silence ? impatient : Timeouts()
    let error = try #require(
      await #expect(throws: SendinblueError.self) { try await count(step, timeouts: timeouts) })
    #expect(error.disposition == disposition)
    #expect(!error.outcomeIsUnknown)
    #expect("\(error)".contains("import report invalid_emails"))
    #expect(!"\(error)\(String(reflecting: error))".contains("example.com"))
    #expect(error.exchange?.message == nil)
  }
}
