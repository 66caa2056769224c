internal import Foundation

/// Base64 with one spelling for each sequence of bytes (RFC 4648, sections 3.5 and 4).
enum Base64 {
  /// Writes bytes, padded.
  static func encode(_ bytes: some Sequence<UInt8>) -> String {
    Data(bytes).base64EncodedString()
  }

  /// Reads what ``encode(_:)`` writes, and no other spelling of the same bytes.
  static func decode(_ text: some StringProtocol) -> [UInt8]? {
    let text = String(text)
    guard let data = Data(base64Encoded: text), data.base64EncodedString() == text else {
      return nil
    }
    return Array(data)
  }
}
