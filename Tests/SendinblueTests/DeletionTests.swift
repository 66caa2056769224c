import Sendinblue
import Testing

/// Deleting a contact.
@Suite struct DeletionTests {
  typealias Step = ScriptedServer.Step

  @Test func saysWhetherTheContactWasThere() async throws {
    let steps = [
      Step.answer(204, ""),
      .refusal(404, code: "document_not_found", message: "Contact does not exist"),
    ]
    try await withClient(steps) { client, server in
      #expect(try await client.deleteContact("ada@example.com").value)
      #expect(try await !client.deleteContact("ada@example.com").value)
      let request = try #require(server.requests.first)
      #expect(request.method == "DELETE")
      #expect(request.target == "/v3/contacts/ada%40example.com")
      #expect(request.headers["api-key"] == secretKey)
      #expect(request.body.isEmpty)
    }
  }

  @Test(arguments: [
    ("a+b/c@example.com", "a%2Bb%2Fc%40example.com"), ("a%2e@x.example", "a%252e%40x.example"),
    ("a?b#c@bücher.example", "a%3Fb%23c%40b%C3%BCcher.example"),
    ("~._-@x.example", "~._-%40x.example"),
  ])
  func addressIsOneSegmentOfThePath(address: String, segment: String) async throws {
    try await withClient([.answer(204, "")]) { client, server in
      _ = try await client.deleteContact(address)
      #expect(server.requests.map(\.target) == ["/v3/contacts/\(segment)"])
    }
  }

  @Test(arguments: [
    (400, SendinblueError.Disposition.rejectBatch, false), (401, .stopRun, false),
    (404, .stopRun, false), (405, .stopRun, false), (429, .retry(after: nil), false),
    (500, .retry(after: nil), true), (524, .retry(after: nil), true),
  ])
  func otherAnswersAreErrors(
    status: Int, disposition: SendinblueError.Disposition, isUnknown: Bool
  ) async throws {
    let step = Step.refusal(status, code: "other", message: "ada@example.com is not to be told")
    let error = try await failure(step) { _ = try await $0.deleteContact("ada@example.com") }
    #expect(error.disposition == disposition)
    #expect(error.outcomeIsUnknown == isUnknown)
    #expect(!"\(error)".contains("ada"))
  }
}
