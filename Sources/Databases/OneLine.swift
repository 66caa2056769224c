/// Another program's message, fit to stand in a sentence of ours.
struct OneLine {
  /// Its first line, at most 200 characters, nothing in it that a terminal would obey, and no
  /// full stop at its end.
  let text: String

  /// Tidies a message.
  ///
  /// - Parameter message: what the program said.
  init(_ message: String) {
    let line = message.unicodeScalars.prefix { $0 != "\n" && $0 != "\r" }
    let visible = line.filter { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
        .unassigned:
        false
      default: true
      }
    }
    var text = String(String.UnicodeScalarView(visible.prefix(200)))
    while text.last == "." || text.last == " " { text.removeLast() }
    self.text = text
  }
}
