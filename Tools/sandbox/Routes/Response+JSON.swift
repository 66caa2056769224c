import Foundation
import Hummingbird

extension Response {
  /// A value as JSON.
  static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) -> Response {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    do {
      let bytes = try encoder.encode(value)
      return Response(
        status: status, headers: [.contentType: "application/json"],
        body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    } catch {
      preconditionFailure("An answer of the sandbox cannot be written as JSON: \(error)")
    }
  }
}
