import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// An answer whose head has come and whose body is still to be read.
struct Reply {
  let response: HTTPClientResponse
  let operation: Operation

  /// When the whole exchange is to be over; the idle timeout alone would let a server drip for
  /// ever.
  let deadline: NIODeadline

  var status: Int { Int(response.status.code) }
  var requestID: RequestID? { RequestID(header: header("sib-request-id")) }
  var rateLimit: RateLimit? { RateLimit(header: header) }
  var date: HTTPDate? { HTTPDate(header: header("date")) }

  /// The first value of a header.
  func header(_ name: String) -> String? { response.headers.first(name: name) }

  /// The body.
  ///
  /// - Parameter limit: The most bytes to read.
  /// - Returns: All its bytes.
  /// - Throws: ``SendinblueError`` when it breaks off, takes too long or is longer.
  func content(limit: Int) async throws(SendinblueError) -> Data {
    var content = Data()
    try await forEachPiece(limit: limit) { content.append(contentsOf: $0) }
    return content
  }

  /// Reads the body piece by piece.
  ///
  /// - Parameters:
  ///   - limit: The most bytes to read.
  ///   - take: Takes each piece.
  /// - Throws: ``SendinblueError`` when it breaks off, takes too long or is longer.
  func forEachPiece(
    limit: Int, take: (ByteBufferView) -> Void
  ) async throws(SendinblueError) {
    var length = 0
    do {
      for try await piece in response.body {
        guard NIODeadline.now() < deadline else { throw HTTPClientError.deadlineExceeded }
        length += piece.readableBytes
        guard length <= limit else {
          throw SendinblueError.unexpectedAnswer(exchange, .tooLong(limit: limit))
        }
        take(piece.readableBytesView)
      }
    } catch let error as SendinblueError {
      throw error
    } catch {
      throw .failure(error, exchange: exchange, wasSent: true)
    }
  }

  /// As much of the body as comes, for a refusal, whose status already says the most.
  ///
  /// - Parameter limit: The most bytes to read.
  /// - Returns: The bytes up to the limit, or up to where the body broke off.
  func beginning(limit: Int) async -> Data {
    var content = Data()
    do {
      try await forEachPiece(limit: limit) { content.append(contentsOf: $0) }
    } catch {
      return content
    }
    return content
  }

  /// A value with what the reply's head says beside it.
  func answer<Value: Sendable>(_ value: Value) -> Answer<Value> {
    Answer(value: value, rateLimit: rateLimit, requestID: requestID, date: date)
  }

  /// Reads a value out of a body.
  ///
  /// - Parameter content: The whole body.
  /// - Returns: The value.
  /// - Throws: ``SendinblueError/unexpectedAnswer(_:_:)`` when it is no JSON of that shape.
  func decode<Value: Decodable>(_ content: Data) throws(SendinblueError) -> Value {
    let first = content.first { ![0x20, 0x09, 0x0a, 0x0d].contains($0) }
    guard first != UInt8(ascii: "<") else { throw .unexpectedAnswer(exchange, .markup) }
    do {
      return try JSONDecoder().decode(Value.self, from: content)
    } catch let error as DecodingError {
      throw .unexpectedAnswer(exchange, Self.flaw(error))
    } catch {
      throw .unexpectedAnswer(exchange, .notJSON)
    }
  }

  /// The exchange so far, for the errors.
  var exchange: Exchange {
    Exchange(operation: operation, status: status, requestID: requestID)
  }

  /// Where an answer is wrong: the names of our own fields, never a value of theirs.
  private static func flaw(_ error: DecodingError) -> SendinblueError.UnexpectedAnswer {
    let path: [any CodingKey]
    switch error {
    case .typeMismatch(_, let context), .valueNotFound(_, let context): path = context.codingPath
    case .keyNotFound(let key, let context): path = context.codingPath + [key]
    case .dataCorrupted(let context): path = context.codingPath
    @unknown default: path = []
    }
    return path.isEmpty
      ? .notJSON
      : .wrongShape(
        at: path.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: "."))
  }
}
