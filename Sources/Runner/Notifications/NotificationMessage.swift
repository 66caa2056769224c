import Domain
import Foundation

/// A message to whoever is notified: a CloudEvents 1.0 object.
struct NotificationMessage<Content: Encodable>: Encodable {
  private let specversion = "1.0"
  private let datacontenttype = "application/json"
  /// By which the receiver knows the message again.
  let id: String
  /// The ledger's origin.
  let source: String
  /// What kind of message it is, with its version.
  let type: String
  /// What it is about.
  let subject: Subject
  /// When it is told.
  let time: Timestamp
  /// What it tells.
  let data: Content

  /// The message's bytes.
  ///
  /// - Throws: `EncodingError`.
  func body() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self))
  }
}
