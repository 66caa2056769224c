import Sendinblue
import Testing

@Suite struct NetworkFailureTests {
  typealias Step = ScriptedServer.Step

  private static func isUnreachable(_ error: SendinblueError) -> Bool {
    if case .unreachable = error { true } else { false }
  }

  private static func interruption(_ error: SendinblueError) -> SendinblueError.Interruption? {
    if case .interrupted(_, let interruption) = error { interruption } else { nil }
  }

  @Test(arguments: [Step.Ending.close, .reset])
  func aConnectionLostBeforeTheAnswerLeavesADoubt(ending: Step.Ending) async throws {
    for trigger in [Step.Trigger.head, .wholeRequest] {
      let step = Step(trigger: trigger, ending: ending)
      let error = try await failure(step) { _ = try await $0.importContacts(bytes: someBatch()) }
      guard case .connectionLost = Self.interruption(error) else {
        Issue.record("not lost: \(error)")
        continue
      }
      #expect(error.outcomeIsUnknown)
      #expect(error.disposition == .retry(after: nil))
      #expect(!"\(error)\(String(reflecting: error))".contains(secretKey))
    }
  }

  @Test(arguments: [Step.Ending.close, .reset])
  func aConnectionLostWithinTheAnswerLeavesADoubt(ending: Step.Ending) async throws {
    let bytes = "HTTP/1.1 202 Accepted\r\ncontent-length: 16\r\n\r\n{\"processId\":"
    for bytes in [bytes, "HTTP/1.1 202 Acc"] {
      let error = try await failure(Step(bytes: bytes, ending: ending)) {
        _ = try await $0.importContacts(bytes: someBatch())
      }
      #expect(Self.interruption(error) != nil)
      #expect(error.outcomeIsUnknown)
    }
  }

  @Test(arguments: [
    "", "HTTP/1.1 202 Accepted\r\n", "HTTP/1.1 202 Accepted\r\ncontent-length: 16\r\n\r\n{",
  ])
  func aSilentServerIsGivenUp(bytes: String) async throws {
    let step = Step(bytes: bytes, ending: .silence)
    let error = try await failure(step, timeouts: impatient) {
      _ = try await $0.importContacts(bytes: someBatch())
    }
    #expect(Self.interruption(error) == .timedOut)
    #expect(error.outcomeIsUnknown)
  }

  @Test func theWholeExchangeHasAnEnd() async throws {
    let timeouts = Timeouts(connect: .seconds(5), idle: .seconds(60), total: .milliseconds(100))
    let error = try await failure(Step(ending: .silence), timeouts: timeouts) {
      _ = try await $0.importContacts(bytes: someBatch())
    }
    #expect(Self.interruption(error) == .timedOut)
    #expect(error.outcomeIsUnknown)
  }

  @Test func aQuestionLeavesNoDoubt() async throws {
    for ending in [Step.Ending.close, .reset, .silence] {
      let error = try await failure(Step(ending: ending), timeouts: impatient) {
        _ = try await $0.account()
      }
      #expect(Self.interruption(error) != nil)
      #expect(!error.outcomeIsUnknown)
    }
  }

  @Test(arguments: ["http://127.0.0.1:", "https://127.0.0.1:", "http://localhost:"])
  func aRefusedConnectionSendsNothing(base: String) async throws {
    // A port that was free a moment ago and that nobody listens on.
    let port = try await ScriptedServer.run([]) { $0.port }
    let client = SendinblueClient(
      apiKey: try APIKey(secretKey), baseURL: try BaseURL("\(base)\(port)/v3"))
    let sent = await #expect(throws: SendinblueError.self) {
      try await client.importContacts(bytes: someBatch())
    }
    let asked = await #expect(throws: SendinblueError.self) { try await client.account() }
    for error in [try #require(sent), try #require(asked)] {
      #expect(Self.isUnreachable(error))
      #expect(!error.outcomeIsUnknown)
      #expect("\(error)".contains("Nothing was sent"))
      #expect(!"\(error)".contains(secretKey))
    }
    try await client.shutdown()
  }

  @Test func aFailedHandshakeSendsNothing() async throws {
    try await ScriptedServer.run([]) { server in
      let client = SendinblueClient(
        apiKey: try APIKey(secretKey), baseURL: try BaseURL("https://127.0.0.1:\(server.port)"),
        timeouts: Timeouts(connect: .milliseconds(100)))
      let error = await #expect(throws: SendinblueError.self) {
        try await client.importContacts(bytes: someBatch())
      }
      #expect(try Self.isUnreachable(#require(error)))
      #expect(error?.outcomeIsUnknown == false)
      #expect(server.requests.isEmpty)
      try await client.shutdown()
    }
  }

  @Test func stoppingWhileWaitingLeavesADoubt() async throws {
    try await withClient([Step(trigger: .head, ending: .silence)]) { client, server in
      let task = Task { try await client.importContacts(bytes: someBatch()) }
      while server.requests.isEmpty { await Task.yield() }
      task.cancel()
      let result = await task.result
      let error = #expect(throws: SendinblueError.self) { try result.get() }
      guard case .cancelled(_, outcomeIsUnknown: true) = error else {
        Issue.record("not cancelled in doubt: \(String(describing: error))")
        return
      }
      #expect(error?.outcomeIsUnknown == true && error?.disposition == .stopRun)
    }
  }

  @Test func stoppingBeforehandLeavesNone() async throws {
    try await withClient([]) { client, server in
      let task = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        _ = try await client.importContacts(bytes: someBatch())
      }
      let result = await task.result
      let error = #expect(throws: SendinblueError.self) { try result.get() }
      #expect(error?.outcomeIsUnknown == false)
      #expect(error?.disposition == .stopRun)
      #expect(server.requests.isEmpty)
    }
  }

  @Test func theNextRequestIsNotHarmed() async throws {
    let script = [Step(ending: .reset), .answer(202, #"{"processId":5}"#)]
    try await withClient(script) { client, server in
      await #expect(throws: SendinblueError.self) {
        try await client.importContacts(bytes: someBatch())
      }
      let answer = try await client.importContacts(bytes: someBatch())
      #expect(answer.value == ProcessID(5))
      #expect(server.requests.count == 2)
    }
  }
}
