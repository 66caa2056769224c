import Testing
import Webhooks

@Suite struct WebhookMessageTests {
  @Test(arguments: [
    "0", "0198c0de-0000-7000-8000-000000000000", "msg_A-z", String(repeating: "9", count: 128),
  ])
  func `Takes ids that sign in one way only`(id: String) throws {
    #expect(try sampleMessage(id: id).id == id)
  }

  @Test(arguments: [
    "", "a.b", "a b", "a\r\nx-evil: 1", "é", "a/b", String(repeating: "9", count: 129),
  ])
  func `Refuses all others`(id: String) {
    #expect(throws: WebhookError.malformedMessage(.id)) { try sampleMessage(id: id) }
  }

  @Test func `Refuses times before 1970`() throws {
    #expect(throws: WebhookError.malformedMessage(.time)) { try sampleMessage(time: -1) }
    #expect(try sampleMessage(time: 0).time == 0)
  }
}
