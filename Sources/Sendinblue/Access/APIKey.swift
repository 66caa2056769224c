/// A Sendinblue API key that cannot be printed by accident.
///
/// Whoever holds the key holds the whole account, so every way Swift has of turning a value into
/// text gives a placeholder. Only ``exposed()`` gives the key, and says so at the call.
package struct APIKey: Sendable {
  /// The most bytes a key may have; Sendinblue's own are below 100.
  package static let maximumLength = 512

  private let text: String

  /// Parses a key as it was typed, pasted or read from a file.
  ///
  /// - Parameter text: The key; white space around it is dropped.
  /// - Throws: ``SendinblueError/malformedKey(_:)`` when nothing is left, when it is longer than
  ///   ``maximumLength``, or when it holds anything but visible ASCII, which no HTTP header may
  ///   carry safely (RFC 9110, section 5.5).
  package init(_ text: String) throws(SendinblueError) {
    let trimmed = Self.trim(text)
    guard !trimmed.isEmpty else { throw .malformedKey(.empty) }
    guard trimmed.utf8.count <= Self.maximumLength else { throw .malformedKey(.tooLong) }
    guard trimmed.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else {
      throw .malformedKey(.notVisibleASCII)
    }
    self.text = String(trimmed)
  }

  /// The key itself, to seal it in the vault or to send it to Sendinblue.
  ///
  /// - Returns: The secret. Never print, log or record it.
  package func exposed() -> String { text }

  private static func trim(_ text: String) -> Substring {
    let headless = text.drop(while: \.isWhitespace)
    guard let last = headless.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return headless[...last]
  }
}

extension APIKey {
  /// What is wrong with a text that was given as a key.
  package enum Flaw: Sendable, Equatable {
    case empty
    case tooLong
    case notVisibleASCII
  }
}

extension APIKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "API key (redacted)" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
