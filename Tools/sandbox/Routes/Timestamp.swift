import Foundation

/// Times as the API writes them: `YYYY-MM-DDTHH:mm:ss.SSSZ`.
enum Timestamp {
  /// The text for a time in milliseconds since 1970.
  static func text(_ milliseconds: Int64) -> String {
    Date(timeIntervalSince1970: TimeInterval(milliseconds) / 1_000)
      .formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }
}
