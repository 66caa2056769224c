import Testing
import WebhookReceiver
import Webhooks

@Suite(.timeLimit(.minutes(30))) struct WebhookClientTests {
  typealias Reply = Receiver.Reply

  /// A wait short enough for a receiver that never answers.
  private static let impatient = WebhookTimeouts(total: .milliseconds(200))

  /// Posts the sample message once for each reply, in turn, and gives what came of it.
  private func post(
    _ replies: [Reply], timeouts: WebhookTimeouts = WebhookTimeouts(),
    inspect: @Sendable (Receiver) async throws -> Void = { _ in }
  ) async throws -> [Result<Int, WebhookError>] {
    try await Receiver.run(replies) { receiver in
      try await withClient(timeouts) { client in
        let url = try WebhookURL("http://127.0.0.1:\(receiver.port)/T0KEN?sig=T0KEN%2F1")
        let message = try sampleMessage()
        let secret = try sampleSecret()
        var results: [Result<Int, WebhookError>] = []
        for _ in replies {
          do throws(WebhookError) {
            results.append(.success(try await client.post(message, to: url, secret: secret)))
          } catch {
            results.append(.failure(error))
            #expect("\(error)".contains("http://127.0.0.1:\(receiver.port)"))
            for text in ["\(error)", String(reflecting: error)] {
              #expect(!text.contains("T0KEN") && !text.contains("MfKQ9r8G"))
            }
          }
        }
        try await inspect(receiver)
        return results
      }
    }
  }

  private func withClient<Value: Sendable>(
    _ timeouts: WebhookTimeouts = WebhookTimeouts(),
    _ use: (WebhookClient) async throws -> Value
  ) async throws -> Value {
    let client = WebhookClient(version: "9.8", timeouts: timeouts)
    do {
      let value = try await use(client)
      try await client.shutdown()
      return value
    } catch {
      try await client.shutdown()
      throw error
    }
  }

  /// The one error of one post.
  private func failure(
    _ reply: Reply, timeouts: WebhookTimeouts = WebhookTimeouts()
  ) async throws -> WebhookError {
    let results = try await post([reply], timeouts: timeouts)
    return try #require(throws: WebhookError.self) { try results[0].get() }
  }

  @Test func `A receiver of other people's making takes what is posted`() async throws {
    let results = try await post([.answer(200, body: "thanks")]) { receiver in
      let request = try #require(receiver.requests.first)
      #expect(request.requestLine == "POST /T0KEN?sig=T0KEN%2F1 HTTP/1.1")
      #expect(request.fields["host"] == "127.0.0.1:\(receiver.port)")
      #expect(request.fields["content-type"] == "application/cloudevents+json; charset=utf-8")
      #expect(request.fields["user-agent"] == "waybill/9.8")
      #expect(request.body == Array(#"{"test": 2432232314}"#.utf8))
      let verdict = try await ForeignReceiver.verify(
        fields: request.fields, body: request.body, secret: sampleSecretText)
      #expect(verdict.status == 0, "\(verdict.output)")
    }
    #expect(results == [.success(200)])
  }

  @Test(arguments: [200, 201, 202, 204, 299])
  func `Every 2xx is delivered`(status: Int) async throws {
    #expect(try await post([.answer(status)]) == [.success(status)])
  }

  @Test func `A connection serves for several messages`() async throws {
    let replies = [Reply.answer(200, body: "a"), .answer(500, body: "b"), .answer(204)]
    let results = try await post(replies) { receiver in
      #expect(receiver.requests.count == 3)
      #expect(receiver.connections == 1)
    }
    #expect(try results[0].get() == 200 && results[2].get() == 204)
  }

  @Test(arguments: [301, 302, 303, 307, 308])
  func `A redirect is not followed`(status: Int) async throws {
    try await Receiver.run([.answer(200)]) { elsewhere in
      let location = "location: http://127.0.0.1:\(elsewhere.port)/"
      let error = try await failure(.answer(status, fields: [location]))
      guard case .redirected(_, status) = error else {
        Issue.record("\(error)")
        return
      }
      #expect("\(error)".contains("final address"))
      #expect(elsewhere.connections == 0)
    }
  }

  @Test(arguments: [400, 401, 403, 404, 405, 410, 413, 422])
  func `A refusal is told by its status`(status: Int) async throws {
    let error = try await failure(.answer(status, body: "ada@example.com"))
    guard case .refused(_, status) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(!error.isRetryable)
    #expect(!"\(error)".contains("ada@"))
  }

  @Test(
    arguments: [
      (429, "retry-after: 30", .seconds(30)), (503, "Retry-After: 0", .zero),
      (500, "x: y", nil), (502, "retry-after: -1", nil), (504, "retry-after: soon", nil),
      (408, "retry-after: 1.5", nil), (425, "retry-after: 9999999999", nil),
      (599, "retry-after: Wed, 21 Oct 2026 07:28:00 GMT", nil),
    ] as [(Int, String, Duration?)])
  func `What may pass says when`(status: Int, field: String, wait: Duration?) async throws {
    let error = try await failure(.answer(status, fields: [field]))
    guard case .failed(_, status, wait) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(error.isRetryable)
  }

  @Test func `A body without an end is left unread`() async throws {
    let chunk = "1000\r\n" + String(repeating: "x", count: 4_096) + "\r\n"
    let head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"
    let results = try await post([Reply(bytes: head, ending: .endless(chunk)), .answer(204)]) {
      // What was read is 64 KiB; the rest is what sockets hold.
      #expect($0.endlessBytes < 32 * 1_048_576)
      #expect($0.connections == 2)
    }
    #expect(results == [.success(200), .success(204)])
  }

  @Test func `A body that drips for ever is left unread`() async throws {
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n"
    // Long enough for the head to come on a busy machine; every byte comes sooner.
    let timeouts = WebhookTimeouts(total: .seconds(5))
    let results = try await post([Reply(bytes: head, ending: .drip("x"))], timeouts: timeouts)
    #expect(results == [.success(200)])
  }

  @Test(arguments: [200, 500])
  func `The status counts when the body breaks off or stalls`(status: Int) async throws {
    let bytes = "HTTP/1.1 \(status) Whatever\r\ncontent-length: 100\r\n\r\nbeginning"
    // Long enough for the head to come on a busy machine.
    let timeouts = WebhookTimeouts(total: .seconds(5))
    for ending in [Reply.Ending.close, .silence] {
      let result = try await post([Reply(bytes: bytes, ending: ending)], timeouts: timeouts)[0]
      switch result {
      case .success(let delivered): #expect(delivered == status && status == 200)
      case .failure(.failed(_, let failed, _)): #expect(failed == status && status == 500)
      case .failure(let error): Issue.record("\(ending): \(error)")
      }
    }
  }

  @Test(arguments: ["", "HTTP/1.1 200", "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n"])
  func `A receiver that never answers is given up`(bytes: String) async throws {
    let error = try await failure(
      Reply(bytes: bytes, ending: .silence), timeouts: Self.impatient)
    guard case .timedOut = error else {
      Issue.record("\(error)")
      return
    }
    #expect(error.isRetryable)
  }

  @Test(arguments: ["", "HTTP/1.1 200", "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n"])
  func `A connection dropped within the answer's head leaves it open`(
    bytes: String
  ) async throws {
    let error = try await failure(Reply(bytes: bytes, ending: .close))
    guard case .interrupted = error else {
      Issue.record("\(error)")
      return
    }
    #expect(error.isRetryable)
    #expect("\(error)".contains("may have the message"))
  }

  @Test func `What is not HTTP is no answer`() async throws {
    let error = try await failure(Reply(bytes: "220 mail.example.com ESMTP\r\n", ending: .close))
    guard case .notHTTP = error else {
      Issue.record("\(error)")
      return
    }
    #expect(!error.isRetryable)
  }

  @Test(arguments: ["http://127.0.0.1:", "https://127.0.0.1:", "http://localhost:"])
  func `A refused connection sends nothing`(start: String) async throws {
    // A port that was free a moment ago and that nobody listens on.
    let port = try await Receiver.run([]) { $0.port }
    let url = try WebhookURL("\(start)\(port)/T0KEN")
    let error = try await withClient { client in
      try await #require(throws: WebhookError.self) {
        try await client.post(sampleMessage(), to: url, secret: sampleSecret())
      }
    }
    guard case .unreachable(url.server, _) = error else {
      Issue.record("\(error)")
      return
    }
    #expect("\(error)".contains("Nothing was sent") && !"\(error)".contains("T0KEN"))
    #expect(error.isRetryable)
  }

  @Test func `A receiver without TLS gets nothing over https`() async throws {
    // The handshake's first bytes are answered in clear.
    let clear = Reply(isRash: true, bytes: "HTTP/1.1 400 Bad Request\r\n\r\n")
    try await Receiver.run([clear]) { receiver in
      let url = try WebhookURL("https://127.0.0.1:\(receiver.port)/T0KEN")
      let error = try await withClient { client in
        try await #require(throws: WebhookError.self) {
          try await client.post(sampleMessage(), to: url, secret: sampleSecret())
        }
      }
      guard case .untrusted(url.server, _) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(!"\(error)".contains("T0KEN"))
      #expect(!error.isRetryable)
    }
  }

  @Test func `Stopping ends the wait`() async throws {
    try await Receiver.run([Reply(ending: .silence)]) { receiver in
      try await withClient { client in
        let url = try WebhookURL("http://127.0.0.1:\(receiver.port)/")
        let (message, secret) = (try sampleMessage(), try sampleSecret())
        let task = Task { try await client.post(message, to: url, secret: secret) }
        while receiver.requests.isEmpty { await Task.yield() }
        task.cancel()
        let result = await task.result
        #expect(throws: WebhookError.cancelled(url.server)) { try result.get() }
      }
    }
  }

  @Test func `Stopping beforehand sends nothing`() async throws {
    try await Receiver.run([.answer(200)]) { receiver in
      try await withClient { client in
        let url = try WebhookURL("http://127.0.0.1:\(receiver.port)/")
        let (message, secret) = (try sampleMessage(), try sampleSecret())
        let task = Task {
          withUnsafeCurrentTask { $0?.cancel() }
          return try await client.post(message, to: url, secret: secret)
        }
        let result = await task.result
        #expect(throws: WebhookError.cancelled(url.server)) { try result.get() }
        #expect(receiver.connections == 0)
      }
    }
  }
}
