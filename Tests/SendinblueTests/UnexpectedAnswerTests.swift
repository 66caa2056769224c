import Sendinblue
import Testing

@Suite struct UnexpectedAnswerTests {
  typealias Step = ScriptedServer.Step
  typealias Flaw = SendinblueError.UnexpectedAnswer

  @Test(arguments: [
    (Step.page(200), Flaw.markup), (.answer(200, " \n<?xml version=\"1.0\"?>"), .markup),
    (.answer(200, ""), .notJSON), (.answer(204, ""), .notJSON), (.answer(200, "ok"), .notJSON),
    (.answer(200, #"{"id":7,"name":"#), .notJSON), (.answer(200, "[]"), .notJSON),
    (.answer(200, "{}"), .wrongShape(at: "id")),
    (.answer(200, #"{"id":"7"}"#), .wrongShape(at: "id")),
    (.answer(200, #"{"id":7,"name":"x","uniqueSubscribers":1.5}"#), .notJSON),
    (
      .answer(200, #"{"id":7,"name":"x","uniqueSubscribers":null}"#),
      .wrongShape(at: "uniqueSubscribers")
    ),
    (.answer(200, #"{"id":8,"name":"x","uniqueSubscribers":1}"#), .wrongShape(at: "id")),
  ])
  func toAQuestion(step: Step, flaw: Flaw) async throws {
    let error = try await failure(step) { _ = try await $0.list(7) }
    #expect(Self.flaw(error) == flaw)
    #expect(!error.outcomeIsUnknown)
    #expect(!"\(error)".contains("ada@example.com"))
  }

  @Test(arguments: [
    (Step.page(202), Flaw.markup), (.answer(202, ""), .notJSON),
    (.answer(202, "{}"), .wrongShape(at: "processId")),
    (.answer(202, #"{"processId":"78"}"#), .wrongShape(at: "processId")),
    (.answer(202, #"{"processId":0}"#), .wrongShape(at: "processId")),
    (.answer(202, #"{"processId":99999999999999999999}"#), .notJSON),
    (.answer(202, #"{"processId":nu"#), .notJSON),
    (Step(bytes: "SSH-2.0-OpenSSH\r\n\r\n", ending: .close), .malformedHTTP),
  ])
  func toAnImportLeavesADoubt(step: Step, flaw: Flaw) async throws {
    let error = try await failure(step) { _ = try await $0.importContacts(bytes: someBatch()) }
    #expect(Self.flaw(error) == flaw)
    #expect(error.outcomeIsUnknown)
    #expect(error.disposition == .retry(after: nil))
  }

  @Test func locatesAnItemWithoutQuotingIt() async throws {
    let body = #"{"processes":[{"id":1,"status":"queued"},{"id":2,"status":["ada@example.com"]}]}"#
    let error = try await failure(.answer(200, body)) { _ = try await $0.processes() }
    #expect(Self.flaw(error) == .wrongShape(at: "processes.1.status"))
    #expect(!"\(error)".contains("ada"))
  }

  @Test func aProcessOfAnotherNumberIsNotTaken() async throws {
    let id = try #require(ProcessID(2))
    let error = try await failure(.answer(200, #"{"id":1,"status":"completed"}"#)) {
      _ = try await $0.process(id)
    }
    #expect(Self.flaw(error) == .wrongShape(at: "id"))
  }

  @Test func endlessAnswersAreCutOff() async throws {
    let piece = "10000\r\n" + String(repeating: "[", count: 65_536) + "\r\n"
    let bytes =
      "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"
      + String(repeating: piece, count: 129)
    let error = try await failure(Step(bytes: bytes, ending: .silence)) {
      _ = try await $0.account()
    }
    #expect(Self.flaw(error) == .tooLong(limit: 8_388_608))
    #expect(error.disposition == .stopRun)
  }

  @Test(.timeLimit(.minutes(5))) func endlessRefusalsAreCutOff() async throws {
    let piece = "10000\r\n" + String(repeating: "x", count: 65_536) + "\r\n"
    let bytes = "HTTP/1.1 402 No\r\ntransfer-encoding: chunked\r\n\r\n" + piece + piece
    // Whoever read on would wait for an hour.
    let patient = Timeouts(idle: .seconds(3600), total: .seconds(3600))
    let error = try await failure(Step(bytes: bytes, ending: .silence), timeouts: patient) {
      _ = try await $0.account()
    }
    #expect(error.exchange?.status == 402)
  }

  private static func flaw(_ error: SendinblueError) -> Flaw? {
    if case .unexpectedAnswer(_, let flaw) = error { flaw } else { nil }
  }
}
