extension String {
  /// The text with every control character and line break as a space, so that nothing stored can
  /// begin a line of its own.
  var onOneLine: String {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return self }
    var text = ""
    for scalar in unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: text.append(" ")
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
