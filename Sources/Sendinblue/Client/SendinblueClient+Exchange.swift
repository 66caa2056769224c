import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

extension SendinblueClient {
  /// The most bytes that are read of an answer with a value.
  ///
  /// The longest, five hundred contacts with all their attributes, has some hundred thousands.
  private static let longestAnswer = 8 * 1_048_576

  /// The most bytes that are read of a refusal; what is behind is left unread.
  private static let longestRefusal = 65_536

  /// Makes one request to the API and reads its answer.
  ///
  /// - Parameters:
  ///   - operation: What is asked, for the errors.
  ///   - resource: The path below the base URL, and perhaps a query.
  ///   - body: The JSON to send; a GET without.
  /// - Returns: The answer.
  /// - Throws: ``SendinblueError``.
  func ask<Value: Decodable & Sendable>(
    _ operation: Operation, at resource: String, posting body: [UInt8]? = nil
  ) async throws(SendinblueError) -> Answer<Value> {
    try await value(of: try await reply(to: operation, at: resource, posting: body))
  }

  /// Makes one request to the API and waits for the head of an answer, whatever it says.
  ///
  /// - Parameters: As of ``ask(_:at:posting:)``; and the method of a request without a body.
  /// - Returns: The reply, whose body is still to be read.
  /// - Throws: ``SendinblueError`` when there is none.
  func reply(
    to operation: Operation, at resource: String, by method: HTTPMethod = .GET,
    posting body: [UInt8]? = nil
  ) async throws(SendinblueError) -> Reply {
    var request = HTTPClientRequest(url: baseURL.resource(resource))
    request.method = method
    request.headers.add(name: "api-key", value: apiKey.exposed())
    request.headers.add(name: "accept", value: "application/json")
    request.headers.add(name: "user-agent", value: userAgent)
    var sending: UploadedBytes.Sending?
    if let body {
      let upload = UploadedBytes(bytes: body, sending: UploadedBytes.Sending())
      sending = upload.sending
      request.method = .POST
      request.headers.add(name: "content-type", value: "application/json")
      request.body = .stream(upload, length: .known(Int64(body.count)))
    }
    return try await deliver(request, for: operation, sending: sending)
  }

  /// The value that a reply brings.
  ///
  /// - Parameter reply: A reply whose body is still to be read.
  /// - Returns: The answer.
  /// - Throws: ``SendinblueError``, also for every status other than 2xx.
  func value<Value: Decodable & Sendable>(
    of reply: Reply
  ) async throws(SendinblueError) -> Answer<Value> {
    try await requireSuccess(reply)
    return reply.answer(try reply.decode(try await reply.content(limit: Self.longestAnswer)))
  }

  /// Sends a request without a body and waits for the head of an answer that says yes.
  ///
  /// - Parameters:
  ///   - request: The request, complete.
  ///   - operation: What it asks.
  /// - Returns: The reply, whose body is still to be read.
  /// - Throws: ``SendinblueError``, also for every status other than 2xx.
  func send(
    _ request: HTTPClientRequest, for operation: Operation
  ) async throws(SendinblueError) -> Reply {
    let reply = try await deliver(request, for: operation, sending: nil)
    try await requireSuccess(reply)
    return reply
  }

  private func deliver(
    _ request: HTTPClientRequest, for operation: Operation, sending: UploadedBytes.Sending?
  ) async throws(SendinblueError) -> Reply {
    // The HTTP client learns of a cancellation only while it is already sending.
    guard !Task.isCancelled else {
      throw .cancelled(Exchange(operation: operation), outcomeIsUnknown: false)
    }
    let deadline = NIODeadline.now() + TimeAmount(timeouts.total)
    let response: HTTPClientResponse
    do {
      response = try await http.execute(request, deadline: deadline)
    } catch {
      throw .failure(
        error, exchange: Exchange(operation: operation), wasSent: sending?.hasBegun)
    }
    return Reply(response: response, operation: operation, deadline: deadline)
  }

  private func requireSuccess(_ reply: Reply) async throws(SendinblueError) {
    if (200..<300).contains(reply.status) { return }
    throw error(of: reply, await answer(of: reply))
  }

  /// What a reply that says no says, as far as its body can be had.
  func answer(of reply: Reply) async -> ErrorAnswer {
    ErrorAnswer(await reply.beginning(limit: Self.longestRefusal))
  }

  /// The error that a reply means.
  func error(of reply: Reply, _ answer: ErrorAnswer) -> SendinblueError {
    let exchange = Exchange(
      operation: reply.operation, status: reply.status, requestID: reply.requestID,
      code: answer.code, message: quotable(answer.message, of: reply.operation))
    return .refusal(
      status: reply.status, exchange: exchange, message: answer.message,
      resetAfter: RateLimit.resetAfter(header: reply.header))
  }

  /// A message made fit to keep, unless it may quote a profile or quotes the key.
  private func quotable(_ message: String?, of operation: Operation) -> String? {
    guard operation.mayBeQuoted, let message, !message.contains(apiKey.exposed()) else {
      return nil
    }
    return DisplayText.clean(message, limit: 200)
  }
}
