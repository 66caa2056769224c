/// A name that people give to a user, connection, segment or destination.
///
/// Never empty, at most 100 Unicode scalars, without control characters and without white space
/// around it. Scalars are counted because one character may consist of any number of them. Two
/// names are the same when they differ in letter case only.
package struct DisplayName: Hashable, Sendable {
  /// Why a text is no name.
  package enum Flaw: Error, Equatable, CustomStringConvertible {
    /// Nothing is left after white space around it is taken off.
    case empty
    /// It has more than 100 Unicode scalars.
    case tooLong(count: Int)
    /// It holds a control or formatting character, which could disguise it on a screen.
    case controlCharacter

    package var description: String {
      switch self {
      case .empty: "A name is empty: give it at least one character."
      case .tooLong(let count): "A name has \(count) characters: give it at most 100."
      case .controlCharacter:
        "A name holds a control character (a line break, say): take it out."
      }
    }
  }

  /// The text.
  package let text: String

  /// Reads a name.
  ///
  /// - Parameter text: What a person typed; white space around it is taken off.
  /// - Throws: `Flaw` that says what is wrong with it.
  package init(_ text: String) throws(Flaw) {
    let scalars = text.unicodeScalars
    let isSpace: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
    guard let first = scalars.firstIndex(where: { !isSpace($0) }),
      let last = scalars.lastIndex(where: { !isSpace($0) })
    else { throw .empty }
    let trimmed = String(scalars[first...last])
    let count = trimmed.unicodeScalars.count
    guard count <= 100 else { throw .tooLong(count: count) }
    for scalar in trimmed.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
        .unassigned:
        throw .controlCharacter
      default: continue
      }
    }
    self.text = trimmed
  }

  /// Whether two names are the same to a person.
  package func matches(_ other: DisplayName) -> Bool {
    text.lowercased() == other.text.lowercased()
  }
}

extension DisplayName: CustomStringConvertible {
  package var description: String { text }
}

extension DisplayName: Codable {
  package init(from decoder: any Decoder) throws {
    self = try decoder.singleValue(of: "a name") { text in
      do throws(Flaw) { return try DisplayName(text) } catch { return nil }
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
