import Hummingbird
import NIOCore

/// A form as a browser sends it.
struct Form {
  /// What its fields hold, by their names.
  let values: [String: String]

  /// Reads a request's body.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - browser: Who sends it: the form has to hold the token that this browser's pages were given.
  ///   - limit: So many bytes are read.
  /// - Throws: `ConsoleError.foreignForm`, or `HTTPError` where it is too long.
  init(_ request: Request, from browser: SignedIn, upTo limit: Int) async throws {
    let body: ByteBuffer
    do {
      body = try await request.body.collect(upTo: limit)
    } catch is NIOTooManyBytesError {
      throw HTTPError(.contentTooLarge)
    }
    do {
      values = try URLEncodedFormDecoder().decode([String: String].self, from: String(buffer: body))
    } catch is DecodingError {
      throw ConsoleError.foreignForm
    }
    guard values["token"] == browser.formToken else { throw ConsoleError.foreignForm }
  }

  /// What a field holds.
  subscript(_ name: String) -> String? { values[name] }
}
