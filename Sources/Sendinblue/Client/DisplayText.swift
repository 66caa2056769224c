/// Makes text of another's writing safe to show.
enum DisplayText {
  /// The text on one line, without control or formatting characters, and not endless.
  ///
  /// Names and messages end up on a terminal, which obeys escape sequences, and in lines, which
  /// bidirectional overrides rearrange.
  ///
  /// - Parameters:
  ///   - text: Anything.
  ///   - limit: The most characters to keep; an ellipsis takes the place of the rest.
  /// - Returns: The text, white space and unprintable runs as one space, none at the ends.
  static func clean(_ text: String, limit: Int) -> String {
    // A character may hold any number of scalars, so the input is bounded by scalars first.
    let printable = text.unicodeScalars.prefix(limit * 8).map { scalar in
      isPrintable(scalar) ? Character(scalar) : " "
    }
    let words = String(printable).split(separator: " ").joined(separator: " ")
    return words.count <= limit ? words : words.prefix(limit) + "…"
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate,
      .privateUse, .unassigned:
      false
    default:  // The letters, marks, numbers, punctuation and symbols of an enum not ours.
      true
    }
  }
}
