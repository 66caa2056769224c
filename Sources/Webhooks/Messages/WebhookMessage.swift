/// One message to a webhook, and when it is sent.
///
/// An attempt after a failure is a message with the same id and body and a new time: receivers
/// drop what is some minutes old, as perhaps replayed, and tell repetitions by the id.
package struct WebhookMessage: Sendable, Hashable {
  /// The content type of every message: a CloudEvents 1.0 object in structured mode.
  package static let contentType = "application/cloudevents+json; charset=utf-8"

  /// The most characters an id may have.
  package static let maximumIDLength = 128

  /// What tells this message from others, however often it is sent.
  package let id: String

  /// When this attempt is made, in milliseconds since 1970-01-01T00:00:00Z.
  package let time: Int64

  /// The CloudEvents object, byte for byte as it is signed and sent.
  package let body: [UInt8]

  /// Makes a message.
  ///
  /// - Parameters:
  ///   - id: 1 to ``maximumIDLength`` ASCII letters, digits, `-` and `_`. A full stop would let
  ///     what is signed be read in two ways.
  ///   - time: When it is sent, in milliseconds since 1970, not before.
  ///   - body: A CloudEvents 1.0 JSON object, free of personal data; taken as it is.
  /// - Throws: ``WebhookError/malformedMessage(_:)``.
  package init(id: String, time: Int64, body: [UInt8]) throws(WebhookError) {
    guard (1...Self.maximumIDLength).contains(id.utf8.count), id.utf8.allSatisfy(Self.isAllowed)
    else { throw .malformedMessage(.id) }
    guard time >= 0 else { throw .malformedMessage(.time) }
    self.id = id
    self.time = time
    self.body = body
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

extension WebhookMessage {
  /// What is wrong with a message.
  package enum Flaw: Sendable, Equatable {
    case id
    case time
  }
}
