/// A session at a console as a document shows it: commands, and what each of them prints.
struct Transcript {
  /// A command and what it has to print.
  struct Step {
    /// The command, with the document's line.
    let command: Markdown.Code
    /// The lines that it prints.
    var expected: [Markdown.Code] = []
  }

  /// The commands in order.
  private(set) var steps: [Step] = []

  /// Takes the fences called `console` as one session; a line that begins with `$ ` is a command.
  init(_ document: Markdown) {
    for fence in document.fenced where fence.language == "console" {
      for line in fence.lines {
        if line.text.hasPrefix("$ ") {
          let command = Markdown.Code(line: line.line, text: String(line.text.dropFirst(2)))
          steps.append(Step(command: command))
        } else if !steps.isEmpty {
          steps[steps.count - 1].expected.append(line)
        }
      }
    }
  }
}

extension Transcript.Step {
  /// What a person has to be told where the command printed something else.
  ///
  /// - Parameter result: What became of it.
  /// - Returns: One paragraph a line of standard output that differs, white space at its end aside,
  ///   or one for a command that failed.
  func differences(from result: Workplace.Result) -> [String] {
    guard result.status == 0 else {
      return [
        """
        README.md:\(command.line): $ \(command.text)
          expected: status 0
          found:    status \(result.status), \(result.messages)
        """
      ]
    }
    var found = result.output.split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
    if found.last == "" { found.removeLast() }
    return (0..<max(found.count, expected.count)).compactMap { index in
      let line = expected.indices.contains(index) ? expected[index] : nil
      let text = found.indices.contains(index) ? found[index] : nil
      if let line, let text, Self.matches(text, line.text) { return nil }
      return """
        README.md:\(line?.line ?? expected.last?.line ?? command.line): $ \(command.text)
          expected: \(line?.text ?? "(no further line)")
          found:    \(text ?? "(no further line)")
        """
    }
  }

  /// Whether a line is as expected, `…` standing for any text.
  static func matches(_ line: String, _ pattern: String) -> Bool {
    let pieces = trimmed(pattern).split(separator: "…", omittingEmptySubsequences: false)
    var rest = Substring(trimmed(line))
    guard let first = pieces.first, let last = pieces.last, pieces.count > 1 else {
      return rest == trimmed(pattern)
    }
    guard rest.hasPrefix(first) else { return false }
    rest = rest.dropFirst(first.count)
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      guard let range = rest.firstRange(of: piece) else { return false }
      rest = rest[range.upperBound...]
    }
    return rest.hasSuffix(last)
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last?.isWhitespace == true { line.removeLast() }
    return line
  }
}
