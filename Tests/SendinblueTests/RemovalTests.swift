import Foundation
import Sendinblue
import Testing

/// Taking contacts off a list.
@Suite struct RemovalTests {
  typealias Step = ScriptedServer.Step

  private static let body = RemovalBody(emails: ["ada@example.com", "bob@example.com"])

  @Test(arguments: [
    (201, #"{"contacts":{"success":["ada@example.com","bob@example.com"],"failure":[]}}"#, 2, 0),
    (201, #"{"contacts":{"success":["ada@example.com"],"failure":["bob@example.com"]}}"#, 1, 1),
    (200, #"{"contacts":{"success":[4,5]}}"#, 2, 0),
    (201, #"{"contacts":{"success":[],"failure":null}}"#, 0, 0),
  ])
  func countsTheAnswer(status: Int, answer: String, removed: Int, failed: Int) async throws {
    try await withClient([.answer(status, answer)]) { client, server in
      let removal = try await client.remove(Self.body, fromList: 7).value
      #expect(removal == Removal(removed: removed, failed: failed))
      let request = try #require(server.requests.first)
      #expect(request.method == "POST" && request.target == "/v3/contacts/lists/7/contacts/remove")
      #expect(request.headers["content-type"] == "application/json")
      #expect(request.headers["api-key"] == secretKey)
      #expect(request.body == Self.body.bytes)
    }
  }

  @Test(arguments: [
    "Contact already removed from list and/or does not exist",
    "Contact already in list and/or does not exist", "Contacts does not exist",
  ])
  func nobodyThereIsAnAnswer(message: String) async throws {
    let step = Step.refusal(
      400, code: "invalid_parameter", message: message, headers: ["sib-request-id": "r-9"])
    try await withClient([step]) { client, _ in
      let answer = try await client.remove(Self.body, fromList: 7)
      #expect(answer.value == Removal(removed: 0, failed: 2))
      #expect(answer.requestID?.description == "r-9")
    }
  }

  @Test(arguments: [
    ("invalid_parameter", "List ID does not exist"), ("invalid_parameter", "emails is not valid"),
    ("missing_parameter", "Contact does not exist"), ("bad_request", "ada@example.com is bad"),
  ])
  func anyOtherBadRequestRejectsTheBatch(code: String, message: String) async throws {
    let step = Step.refusal(400, code: code, message: message)
    let error = try await failure(step) { _ = try await $0.remove(Self.body, fromList: 7) }
    #expect(error.disposition == .rejectBatch)
    #expect(!error.outcomeIsUnknown)
    #expect(error.exchange?.code?.rawValue == code && error.exchange?.message == nil)
    #expect(!"\(error)".contains("example.com"))
  }

  @Test(arguments: [
    (401, SendinblueError.Disposition.stopRun, false), (404, .stopRun, false),
    (408, .retry(after: nil), false), (429, .retry(after: nil), false),
    (500, .retry(after: nil), true), (524, .retry(after: nil), true),
  ])
  func ofStatus(status: Int, disposition: SendinblueError.Disposition, isInDoubt: Bool) async throws
  {
    let error = try await failure(.page(status)) {
      _ = try await $0.remove(Self.body, fromList: 7)
    }
    #expect(error.disposition == disposition)
    #expect(error.outcomeIsUnknown == isInDoubt)
    #expect(error.exchange?.operation == .removeContacts(list: 7))
    #expect("\(error)".contains("off list 7"))
    #expect("\(error)".contains("its contacts tell") == isInDoubt)
    #expect(!"\(error)".contains("import"))
  }

  @Test(arguments: [
    "{}", "", "ok", #"{"contacts":{"failure":[]}}"#, #"{"contacts":{"success":2}}"#,
    #"{"contacts":{"success":["a","b","c"],"failure":[]}}"#,
    #"{"contacts":{"success":["a","b"],"failure":["c"]}}"#,
  ])
  func anAnswerThatMakesNoSenseLeavesADoubt(body: String) async throws {
    let error = try await failure(.answer(201, body)) {
      _ = try await $0.remove(Self.body, fromList: 7)
    }
    guard case .unexpectedAnswer = error else {
      Issue.record("\(error)")
      return
    }
    #expect(error.outcomeIsUnknown)
  }

  @Test(arguments: [
    ["a@b.co"], ["o'neil@example.com", "a+b@c.co"],
    ["\"quoted\\ \"@x.example", "\u{0}\u{1f}\n\t@x", "m\u{fc}ller@\u{1f600}.example", "/", ""],
    Array(repeating: "a@b.co", count: 150),
  ])
  func bodiesAreJSONThatNamesTheSameContacts(emails: [String]) throws {
    let body = RemovalBody(emails: emails)
    #expect(body.count == emails.count)
    let read = try JSONDecoder().decode([String: [String]].self, from: Data(body.bytes))
    #expect(read == ["emails": emails])
    #expect(RemovalBody(emails: emails).bytes == body.bytes)
    var text = "\(body) "
    dump(body, to: &text)
    let told = "removal of \(emails.count) contacts"
    #expect(text == "\(told) ▿ \(told)\n  - count: \(emails.count)\n")
  }

  @Test func bodiesAreWhatTheAPIAsksFor() {
    #expect(
      Self.body.bytes == Array(#"{"emails":["ada@example.com","bob@example.com"]}"#.utf8))
  }
}
