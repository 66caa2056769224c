import Sendinblue
import Testing

/// Reading who is on a list.
@Suite struct ListedContactTests {
  @Test func readsAPage() async throws {
    let body = #"""
      {"count":1201,"contacts":[
       {"id":4,"email":"Ada@example.com","emailBlacklisted":false,"listIds":[7],
        "attributes":{"FIRSTNAME":"Ada"}},
       {"id":5,"emailBlacklisted":false,"attributes":{"SMS":"33612345678"}},
       {"id":6,"email":null},{"id":7,"email":""}]}
      """#
    try await withClient([.answer(200, body)]) { client, server in
      let page = try await client.contacts(ofList: 7, offset: 1000).value
      #expect(page.count == 1201)
      #expect(page.contacts.map(\.id) == [4, 5, 6, 7])
      #expect(page.contacts.map(\.email) == ["Ada@example.com", nil, nil, nil])
      #expect(
        server.requests.map(\.target)
          == ["/v3/contacts/lists/7/contacts?limit=500&offset=1000&sort=asc"])
      var text = "\(page)\(page.contacts)"
      dump(page, to: &text)
      #expect(!text.contains("example.com"))
    }
  }

  @Test(arguments: [
    #"{"count":0}"#, #"{"count":0,"contacts":[]}"#, #"{"count":0,"contacts":null}"#,
  ])
  func anEmptyListHasNoContacts(body: String) async throws {
    try await withClient([.answer(200, body)]) { client, _ in
      let page = try await client.contacts(ofList: 7, offset: 0, limit: 1).value
      #expect(page.count == 0 && page.contacts.isEmpty)
    }
  }

  @Test(arguments: [
    ("{}", "count"), (#"{"count":1,"contacts":[{"email":"ada@example.com"}]}"#, "contacts.0.id"),
    (#"{"count":1,"contacts":[{"id":1,"email":7}]}"#, "contacts.0.email"),
  ])
  func aPageOfAnotherShapeIsNotTaken(body: String, path: String) async throws {
    let error = try await failure(.answer(200, body)) {
      _ = try await $0.contacts(ofList: 7, offset: 0)
    }
    guard case .unexpectedAnswer(_, .wrongShape(at: path)) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(!error.outcomeIsUnknown)
    #expect(!"\(error)".contains("example.com"))
  }

  @Test func noListIsNotFound() async throws {
    let step = ScriptedServer.Step.refusal(
      404, code: "document_not_found", message: "List ID does not exist")
    let error = try await failure(step) { _ = try await $0.contacts(ofList: 9, offset: 0) }
    guard case .notFound = error else {
      Issue.record("\(error)")
      return
    }
    #expect(error.exchange?.operation == .contacts(list: 9) && error.exchange?.message == nil)
    #expect("\(error)".contains("reading the contacts of list 9"))
  }
}
