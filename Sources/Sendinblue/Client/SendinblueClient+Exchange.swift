import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

extension SendinblueClient {
  /// The most bytes that are read of an answer with a value.
  ///
  /// The longest, fifty processes, has some tens of thousands.
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
    var request = HTTPClientRequest(url: baseURL.resource(resource))
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
    let reply = try await send(request, for: operation, sending: sending)
    let content = try await reply.content(limit: Self.longestAnswer)
    return Answer(
      value: try reply.decode(content), rateLimit: reply.rateLimit, requestID: reply.requestID,
      date: reply.date)
  }

  /// Sends a request and waits for the head of an answer that says yes.
  ///
  /// - Parameters:
  ///   - request: The request, complete.
  ///   - operation: What it asks.
  ///   - sending: What knows whether its body has begun to go out.
  /// - Returns: The reply, whose body is still to be read.
  /// - Throws: ``SendinblueError``, also for every status other than 2xx.
  func send(
    _ request: HTTPClientRequest, for operation: Operation, sending: UploadedBytes.Sending? = nil
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
    let reply = Reply(response: response, operation: operation, deadline: deadline)
    guard !(200..<300).contains(reply.status) else { return reply }
    throw await refusal(reply)
  }

  /// The error that a reply means, as far as its body can be had.
  private func refusal(_ reply: Reply) async -> SendinblueError {
    let answer = ErrorAnswer(await reply.beginning(limit: Self.longestRefusal))
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
