/// The name of a key that signs notes, such as `example.com/audit-log`.
///
/// Two names are one if their bytes are, unlike Swift's strings, which look past how accents are
/// composed.
package struct KeyName: Sendable {
  /// The name.
  package let text: String

  /// Checks a name.
  /// - Parameter text: not empty, without any space of Unicode, without `+` and control characters.
  /// - Throws: ``TransparencyError/malformed(_:reason:)``.
  package init(_ text: String) throws(TransparencyError) {
    guard !text.isEmpty else {
      throw .malformed(.verifierKey, reason: "its name is empty")
    }
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      scalar.value >= 0x20 && scalar != "+" && !scalar.properties.isWhitespace
    }
    guard isPlain else {
      throw .malformed(.verifierKey, reason: "its name has a space, a + or a control character")
    }
    self.text = text
  }
}

extension KeyName: Hashable {
  package static func == (left: KeyName, right: KeyName) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
    // No name has this byte: it keeps one that is followed by other values apart from a longer one.
    hasher.combine(0xFF as UInt8)
  }
}
