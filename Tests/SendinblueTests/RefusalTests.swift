import Sendinblue
import Testing

/// What each status means, for a question and for an import.
@Suite struct RefusalTests {
  typealias Step = ScriptedServer.Step

  /// A case of an error by name, so that tables stay readable.
  private static func name(_ error: SendinblueError) -> String {
    String("\(Mirror(reflecting: error).children.first?.label ?? "none")")
  }

  @Test(arguments: [
    (300, "redirected", SendinblueError.Disposition.stopRun, false),
    (301, "redirected", .stopRun, false), (302, "redirected", .stopRun, false),
    (303, "redirected", .stopRun, false), (307, "redirected", .stopRun, false),
    (308, "redirected", .stopRun, false), (400, "badRequest", .rejectBatch, false),
    (401, "keyRefused", .stopRun, false), (402, "paymentRequired", .stopRun, false),
    (403, "permissionDenied", .stopRun, false), (404, "notFound", .stopRun, false),
    (405, "unsupportedRequest", .stopRun, false), (406, "unsupportedRequest", .stopRun, false),
    (408, "requestTimedOut", .retry(after: nil), false),
    (409, "unsupportedRequest", .stopRun, false), (413, "tooLarge", .rejectBatch, false),
    (422, "unprocessable", .rejectBatch, false), (425, "tooEarly", .retry(after: nil), false),
    (429, "rateLimited", .retry(after: nil), false),
    (451, "unsupportedRequest", .stopRun, false),
    (500, "serverFailed", .retry(after: nil), true),
    (502, "serverFailed", .retry(after: nil), true),
    (503, "serverFailed", .retry(after: nil), true),
    (504, "serverFailed", .retry(after: nil), true),
    (524, "serverFailed", .retry(after: nil), true),
    (599, "serverFailed", .retry(after: nil), true),
  ])
  func ofAnImport(
    status: Int, name: String, disposition: SendinblueError.Disposition, isInDoubt: Bool
  ) async throws {
    let json = Step.refusal(
      status, code: "invalid_parameter", message: "ada@example.com is bad",
      headers: ["sib-request-id": "r-2", "location": "/elsewhere"])
    for step in [json, .page(status, headers: ["location": "/elsewhere"])] {
      let error = try await failure(step) { _ = try await $0.importContacts(bytes: someBatch()) }
      #expect(Self.name(error) == name)
      #expect(error.disposition == disposition)
      #expect(error.outcomeIsUnknown == isInDoubt)
      #expect(error.exchange?.status == status)
      #expect(error.exchange?.operation == .importContacts)
      #expect(error.exchange?.message == nil)
      #expect(!"\(error)".contains("example.com"))
      #expect("\(error)".contains("importing a batch") && "\(error)".contains("\(status)"))
      #expect("\(error)".contains("processes") == isInDoubt)
    }
  }

  @Test(arguments: [400, 413, 422, 500, 429])
  func ofAQuestionLeavesNoDoubtAndNoBatch(status: Int) async throws {
    let step = Step.refusal(status, code: "bad_request", message: "m")
    let error = try await failure(step) { _ = try await $0.account() }
    #expect(!error.outcomeIsUnknown)
    #expect(error.disposition != .rejectBatch)
  }

  @Test(arguments: [
    ("authentication not found in headers", "keyMissing"), ("Key not found", "keyRefused"),
    ("We have detected you are using an unrecognised IP address 1.2.3.4.", "addressNotAllowed"),
    ("unrecognized ip", "addressNotAllowed"), ("", "keyRefused"),
  ])
  func ofAccessTellsTheThreeCausesApart(message: String, name: String) async throws {
    let step = Step.refusal(401, code: "unauthorized", message: message)
    let asked = try await failure(step) { _ = try await $0.account() }
    #expect(Self.name(asked) == name)
    let sent = try await failure(step) { _ = try await $0.importContacts(bytes: someBatch()) }
    #expect(Self.name(sent) == name)
    #expect(sent.exchange?.message == nil)
  }

  @Test(arguments: [("45", Duration.seconds(45)), ("soon", nil), ("", nil), ("-3", nil)])
  func ofALimitTellsWhenItEnds(reset: String, resetAfter: Duration?) async throws {
    let step = Step.answer(429, "{}", headers: ["x-sib-ratelimit-reset": reset])
    let error = try await failure(step) { _ = try await $0.importContacts(bytes: someBatch()) }
    #expect(error.disposition == .retry(after: resetAfter))
    let wait = resetAfter.map { "in \($0.components.seconds) seconds" } ?? "in a minute"
    #expect("\(error)".contains(wait))
  }

  @Test(arguments: ErrorCode.allCases)
  func keepsDocumentedCodes(code: ErrorCode) async throws {
    let step = Step.refusal(400, code: code.rawValue, message: "m")
    let error = try await failure(step) { _ = try await $0.importContacts(bytes: someBatch()) }
    #expect(error.exchange?.code == code)
    #expect("\(error)".contains(code.rawValue))
  }

  @Test(arguments: [
    #"{"code":"ada@example.com","message":"ada@example.com"}"#, #"{"code":400}"#, "[]", "null",
    #"{"code":"bad_requ"#, "", "\u{0}\u{1}", "ada@example.com",
    String(repeating: "[", count: 100_000),
  ])
  func dropsAllOtherBodies(body: String) async throws {
    let error = try await failure(.answer(400, body)) {
      _ = try await $0.importContacts(bytes: someBatch())
    }
    #expect(Self.name(error) == "badRequest")
    #expect(error.exchange?.code == nil && error.exchange?.message == nil)
    #expect(!"\(error)".contains("ada"))
  }

  @Test func quotesTheServerOnlyWhereNoProfileIs() async throws {
    let id = try #require(ProcessID(5))
    let step = Step.refusal(404, code: "document_not_found", message: "List ID does not exist")
    let list = try await failure(step) { _ = try await $0.list(9) }
    #expect(list.exchange?.message == "List ID does not exist")
    #expect("\(list)".contains("reading list 9") && "\(list)".contains("does not exist"))
    let process = try await failure(step) { _ = try await $0.process(id) }
    #expect(process.exchange?.message == nil)
    let processes = try await failure(step) { _ = try await $0.processes() }
    #expect(processes.exchange?.message == nil)
  }

  @Test func makesMessagesFitToShow() async throws {
    let nasty = #"\u001b[2J\r\nno\u202e "# + String(repeating: "x", count: 5000)
    let step = Step.refusal(403, code: "permission_denied", message: nasty)
    let error = try await failure(step) { _ = try await $0.account() }
    let message = try #require(error.exchange?.message)
    #expect(message.hasPrefix("[2J no xxx"))
    #expect(message.count <= 201)
  }

  @Test func dropsMessagesThatQuoteTheKey() async throws {
    let step = Step.refusal(401, code: "unauthorized", message: "Key \(secretKey) not found")
    let error = try await failure(step) { _ = try await $0.account() }
    #expect(Self.name(error) == "keyRefused" && error.exchange?.message == nil)
    #expect(!"\(error)\(String(reflecting: error))".contains(secretKey))
  }

  @Test func redirectsAreNotFollowed() async throws {
    let elsewhere = Step.answer(200, "{}")
    try await withClient([elsewhere]) { _, other in
      let location = "http://127.0.0.1:\(other.port)/v3/account"
      let step = Step.answer(307, "", headers: ["location": location])
      let error = try await failure(step) { _ = try await $0.account() }
      #expect(Self.name(error) == "redirected")
      #expect(other.requests.isEmpty)
    }
  }

  @Test func aBrokenBodyLeavesTheStatusStanding() async throws {
    let head = "HTTP/1.1 402 No\r\ncontent-length: 1000\r\nsib-request-id: r-3\r\n\r\n{\"code\""
    let error = try await failure(Step(bytes: head, ending: .close)) {
      _ = try await $0.importContacts(bytes: someBatch())
    }
    #expect(Self.name(error) == "paymentRequired")
    #expect(error.exchange?.requestID?.description == "r-3")
  }

  @Test func anAnswerMayComeBeforeTheBodyIsSent() async throws {
    let bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 30_000_000)
    var step = Step.refusal(401, code: "unauthorized", message: "Key not found")
    step.trigger = .head
    step.ending = .silence
    let error = try await failure(step) { _ = try await $0.importContacts(bytes: bytes) }
    #expect(Self.name(error) == "keyRefused")
  }
}
