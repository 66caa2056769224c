import Domain
import Foundation
import Testing

/// Identities of concepts, and how they are written.
struct IdentifierTests {
  private let text = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"

  @Test
  func `An identity is written as its text`() throws {
    let user = try #require(UserID(text))
    #expect(user.description == text)
    #expect(String(decoding: try JSONEncoder().encode([user]), as: UTF8.self) == "[\"\(text)\"]")
    #expect(try JSONDecoder().decode([UserID].self, from: Data("[\"\(text)\"]".utf8)) == [user])
  }

  @Test(arguments: ["[\"x\"]", "[7]", "[null]", "[\"017F22E2-79B0-7CC3-98C4-DC0C0C07398F\"]"])
  func `What is no identity is not read`(_ json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([UserID].self, from: Data(json.utf8))
    }
  }

  @Test
  func `A dictionary by identity is an object`() throws {
    let counts = [try #require(RunID(text)): 1, RunID.first: 2]
    let data = try JSONEncoder().encode(counts)
    let object = try JSONDecoder().decode([String: Int].self, from: data)
    #expect(object == [text: 1, RunID.first.description: 2])
    #expect(try JSONDecoder().decode([RunID: Int].self, from: data) == counts)
  }

  @Test
  func `A dictionary's key that is no identity is not read`() {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([RunID: Int].self, from: Data(#"{"x":1}"#.utf8))
    }
  }

  @Test
  func `Identities are ordered as they were made`() {
    #expect([RunID.second, .missing, .first].sorted() == [.first, .second, .missing])
  }

  @Test(arguments: [
    (Subject.ledger, "ledger"), (.user(.ada), "user/\(UserID.ada)"),
    (.connection(.brevo), "connection/\(ConnectionID.brevo)"),
    (.segment(.customers), "segment/\(SegmentID.customers)"),
    (.destination(.newsletter), "destination/\(DestinationID.newsletter)"),
    (.run(.first), "run/\(RunID.first)"),
  ])
  func `A subject is a concept, a slash and an identity`(
    _ subject: Subject, text: String
  ) throws {
    #expect(subject.text == text)
    #expect(subject.description == text)
    let data = try JSONEncoder().encode([subject])
    #expect(try JSONDecoder().decode([String].self, from: data) == [text])
    #expect(try JSONDecoder().decode([Subject].self, from: data) == [subject])
  }
}
