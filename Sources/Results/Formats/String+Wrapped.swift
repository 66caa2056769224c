extension String {
  /// The text on lines of a width, broken between words; what is too long for a line stays whole,
  /// and so does a command between backticks, so that it can be copied.
  ///
  /// - Parameters:
  ///   - width: How many columns a line has.
  ///   - indent: How many spaces lines behind the first begin with.
  /// - Returns: The lines, each with its end.
  package func wrapped(to width: Int, indent: Int) -> String {
    let space = String(repeating: " ", count: indent)
    var (lines, line) = ("", "")
    for (place, word) in unbreakable.enumerated() {
      if place == 0 {
        line = word
      } else if line.columnCount + 1 + word.columnCount > width, !word.isEmpty {
        lines += line + "\n"
        line = space + word
      } else {
        line += " " + word
      }
    }
    return lines + line + "\n"
  }

  /// The words, those between backticks as one.
  private var unbreakable: [String] {
    var isInside = false
    return split(separator: " ", omittingEmptySubsequences: false).reduce(into: []) { words, word in
      if isInside, let last = words.popLast() {
        words.append(last + " " + word)
      } else {
        words.append(String(word))
      }
      if !word.filter({ $0 == "`" }).count.isMultiple(of: 2) { isInside.toggle() }
    }
  }
}
