/// What stands behind a key and says whose it is, such as `anna@laptop`; it proves nothing.
package struct KeyComment: Hashable, Sendable {
  /// No comment.
  package static let none = KeyComment(text: "")

  /// The most bytes that one may have, so that a line of it stays one to look at.
  private static let limit = 256

  private let text: String

  private init(text: String) {
    self.text = text
  }

  /// The comment in a key's file or an agent's answer.
  /// - Parameter bytes: what stands there; ``none`` if it is no comment to print, as no key
  ///   is worse for that.
  init(found bytes: [UInt8]) {
    self = String(validating: bytes, as: UTF8.self).flatMap { KeyComment($0) } ?? .none
  }
}

extension KeyComment: LosslessStringConvertible {
  /// Checks a comment.
  /// - Parameter text: at most 256 bytes on one line, without control characters.
  package init?(_ text: String) {
    let isPrintable = text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: false
      default: true
      }
    }
    guard isPrintable, text.utf8.count <= Self.limit else { return nil }
    self.init(text: text)
  }

  package var description: String { text }
}
