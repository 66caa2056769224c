import Foundation

/// The rules that messages to webhooks keep, as other people's programs check them.
package enum WrittenRules {
  /// A program in Python that holds messages against them; see its beginning.
  package static let program = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "check_messages.py").path

  /// A message as the program reads it, on a line.
  ///
  /// - Parameters:
  ///   - fields: The header fields, names in lower case.
  ///   - body: The body.
  /// - Returns: The line, with its end.
  /// - Throws: `EncodingError`.
  package static func line(fields: [String: String], body: [UInt8]) throws -> String {
    struct Message: Encodable {
      let fields: [String: String]
      let body: String
    }
    let message = Message(fields: fields, body: String(decoding: body, as: UTF8.self))
    return String(decoding: try JSONEncoder().encode(message), as: UTF8.self) + "\n"
  }
}
