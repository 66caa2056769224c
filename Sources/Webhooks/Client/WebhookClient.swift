import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// Posts signed messages over HTTP/1.1.
///
/// The status of an answer is all that counts: its body is read only to leave the connection in
/// order, and no longer than is decent. Redirects are not followed, lest a message and its
/// signature go where no administrator sent them.
package struct WebhookClient: WebhookGateway {
  /// The most bytes that are read of an answer's body; with more, the connection is closed.
  package static let longestAnswer = 65_536

  private let http: HTTPClient
  private let timeouts: WebhookTimeouts
  private let userAgent: String

  /// Opens a client; no connection is made before the first message.
  ///
  /// - Parameters:
  ///   - version: The version that the program tells receivers, a token of RFC 9110.
  ///   - timeouts: How long to wait.
  package init(version: String, timeouts: WebhookTimeouts = WebhookTimeouts()) {
    userAgent = "waybill/\(version)"
    self.timeouts = timeouts
    http = HTTPClient(configuration: Self.configuration(timeouts))
  }

  /// Closes the connections.
  ///
  /// Must be called, once, after the last message; messages under way fail.
  ///
  /// - Throws: What the HTTP client reports, such as having been shut down before.
  package func shutdown() async throws {
    try await http.shutdown()
  }

  /// Signs a message and posts it; see ``WebhookGateway``.
  ///
  /// - Parameters:
  ///   - message: The message, with the time of this attempt.
  ///   - url: Where to.
  ///   - secret: The key that its receiver knows.
  /// - Returns: The status of the answer, in `[200, 300)`.
  /// - Throws: ``WebhookError``.
  package func post(
    _ message: WebhookMessage, to url: WebhookURL, secret: WebhookSecret
  ) async throws(WebhookError) -> Int {
    // The HTTP client may connect before it learns of a cancellation.
    guard !Task.isCancelled else { throw .cancelled(url.server) }
    let end = ContinuousClock.now + timeouts.total
    let response: HTTPClientResponse
    do {
      response = try await http.execute(
        request(message, to: url, secret: secret), timeout: TimeAmount(timeouts.total))
    } catch {
      throw .failure(error, at: url.server)
    }
    await drop(response.body, until: end)
    let status = Int(response.status.code)
    guard (200..<300).contains(status) else {
      throw .answer(
        status, from: url.server,
        retryAfter: RetryAfter.parse(response.headers.first(name: "retry-after")))
    }
    return status
  }

  private func request(
    _ message: WebhookMessage, to url: WebhookURL, secret: WebhookSecret
  ) -> HTTPClientRequest {
    var request = HTTPClientRequest(url: url.exposed())
    request.method = .POST
    request.headers.add(name: "content-type", value: WebhookMessage.contentType)
    request.headers.add(name: "user-agent", value: userAgent)
    for (name, value) in WebhookSignature(of: message, with: secret).headers {
      request.headers.add(name: name, value: value)
    }
    request.body = .bytes(message.body)
    return request
  }

  /// Reads a body to its end, its limit or the given instant, whichever comes first.
  ///
  /// The HTTP client's own deadline ends with the answer's head, so a server could drip for ever.
  private func drop(_ body: HTTPClientResponse.Body, until end: ContinuousClock.Instant) async {
    await withTaskGroup { group in
      group.addTask { await read(body) }
      group.addTask { await wait(until: end) }
      await group.next()
      group.cancelAll()
    }
  }

  private func read(_ body: HTTPClientResponse.Body) async {
    var length = 0
    do {
      for try await piece in body {
        length += piece.readableBytes
        guard length <= Self.longestAnswer else { return }
      }
    } catch {
      // The status has come, which decides; the connection is gone, which is its worst.
      return
    }
  }

  private func wait(until end: ContinuousClock.Instant) async {
    do {
      try await ContinuousClock().sleep(until: end)
    } catch {
      // Woken early, since the body has ended.
      return
    }
  }

  private static func configuration(_ timeouts: WebhookTimeouts) -> HTTPClient.Configuration {
    let total = TimeAmount(timeouts.total)
    var configuration = HTTPClient.Configuration(
      redirectConfiguration: .disallow,
      timeout: HTTPClient.Configuration.Timeout(
        connect: TimeAmount(timeouts.connect), read: total, write: total))
    configuration.httpVersion = .http1Only
    // Whether to try again is the caller's decision.
    configuration.connectionPool.retryConnectionEstablishment = false
    return configuration
  }
}
