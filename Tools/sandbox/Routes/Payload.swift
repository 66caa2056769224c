import Foundation
import Hummingbird
import NIOCore

/// Reads the JSON of a request, and says what is wrong with it in the API's words.
enum Payload {
  /// Larger bodies are refused; only an import may be larger (``ImportRoutes``).
  private static let maximumSize = 1_000_000

  /// The body of a request.
  ///
  /// - Parameters:
  ///   - type: What the body must hold.
  ///   - request: The request.
  /// - Returns: What it holds.
  /// - Throws: A refusal, where it is not JSON or a member is missing or of another type.
  static func decode<Value: Decodable>(
    _ type: Value.Type, from request: Request
  ) async throws(APIError) -> Value {
    let buffer = try await collect(request)
    return try decode(type, from: Data(buffer.readableBytesView))
  }

  /// The value that some JSON holds.
  static func decode<Value: Decodable>(
    _ type: Value.Type, from data: Data
  ) throws(APIError) -> Value {
    do {
      return try JSONDecoder().decode(type, from: data)
    } catch DecodingError.typeMismatch(let expected, let context) {
      throw .invalidParameter("\(path(context.codingPath)) should be type \(name(expected))")
    } catch DecodingError.valueNotFound(let expected, let context) {
      throw .invalidParameter("\(path(context.codingPath)) should be type \(name(expected))")
    } catch DecodingError.keyNotFound(let key, let context) {
      throw .missingParameter("\(path(context.codingPath + [key])) is missing")
    } catch {
      throw .bodyUnreadable
    }
  }

  /// All bytes of a body.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - limit: How many at most.
  /// - Returns: The bytes.
  /// - Throws: A refusal, where there are more than `limit`; the rest is still read off the
  ///   connection, so that the answer reaches a client that sends first and reads then.
  static func collect(
    _ request: Request, upTo limit: Int = maximumSize
  ) async throws(APIError) -> ByteBuffer {
    do {
      return try await request.body.collect(upTo: limit)
    } catch is NIOTooManyBytesError {
      throw .invalidParameter("Request body exceeds \(limit) bytes")
    } catch {
      throw .bodyUnreadable
    }
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    keys.map { key in key.intValue.map(String.init) ?? key.stringValue }.joined(separator: "/")
  }

  private static func name(_ type: any Any.Type) -> String {
    if type == String.self { return "string" }
    if type == Bool.self { return "boolean" }
    if type == Int.self || type == Double.self { return "number" }
    if type is any Sequence.Type, !(type is any ExpressibleByDictionaryLiteral.Type) {
      return "array"
    }
    return "object"
  }
}
