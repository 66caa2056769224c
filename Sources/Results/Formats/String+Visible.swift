extension String {
  /// The text with every character that could act on a terminal or disguise other text replaced
  /// by a visible escape, such as `\u{1b}`.
  ///
  /// Names and answers come from other people: an escape sequence in one must not move the cursor,
  /// and a right-to-left override must not turn a line around.
  package var visible: String {
    if unicodeScalars.allSatisfy({ !$0.isInvisible }) { return self }
    return unicodeScalars.reduce(into: "") { text, scalar in
      text += scalar.isInvisible ? scalar.visibleEscape : String(scalar)
    }
  }

  /// As `visible`, but line breaks and tabs stay: for text whose form quotes them.
  package var visibleExceptBreaks: String {
    let isKept: (Unicode.Scalar) -> Bool = { ["\n", "\r", "\t"].contains($0) || !$0.isInvisible }
    if unicodeScalars.allSatisfy(isKept) { return self }
    return unicodeScalars.reduce(into: "") { text, scalar in
      text += isKept(scalar) ? String(scalar) : scalar.visibleEscape
    }
  }
}

extension Unicode.Scalar {
  /// Whether a terminal acts on the character instead of showing it.
  ///
  /// The two joiners U+200C and U+200D belong to ordinary words and emoji, and stay.
  package var isInvisible: Bool {
    if value >= 0x20, value < 0x7F { return false }
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: return true
    case .format: return value != 0x200C && value != 0x200D
    default: return false
    }
  }

  fileprivate var visibleEscape: String {
    switch self {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{\(String(value, radix: 16))}"
    }
  }
}
