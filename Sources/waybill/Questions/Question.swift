/// A question to the person at the terminal.
enum Question {
  /// Asks on standard error, and reads a line.
  ///
  /// - Parameter text: The question, with a space at its end.
  /// - Returns: The answer without white space around it; nothing at the end of input.
  static func ask(_ text: String) -> String? {
    show(text)
    guard let line = readLine() else { return nil }
    let scalars = line.unicodeScalars
    let isSpace: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
    guard let first = scalars.firstIndex(where: { !isSpace($0) }),
      let last = scalars.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  /// Shows text without a line break, where anybody can see it.
  static func show(_ text: String) {
    do throws(StreamError) {
      try StandardStream.messages.write(text)
    } catch {
      switch error {
      case .closed, .failed: return
      }
    }
  }
}
