/// What a command's help says at length, taken apart: examples first, then paragraphs.
struct HelpText {
  /// The examples' lines, without their indentation.
  private(set) var examples: [String] = []
  /// The prose, a paragraph each.
  private(set) var paragraphs: [String] = []

  /// The examples as command lines: one that goes on in the next line is one.
  var commands: [String] {
    examples.joined(separator: "\n").replacing(/\\\n */, with: "").split(separator: "\n").map(
      String.init)
  }

  /// Takes a discussion apart: the heading of the examples, lines with two spaces, an empty line,
  /// paragraphs.
  init(_ discussion: String) {
    for paragraph in discussion.split(separator: "\n\n") {
      let lines = paragraph.split(separator: "\n")
      if paragraph.hasPrefix("Examples") {
        examples += lines.dropFirst().map { String($0.dropFirst(2)) }
      } else {
        paragraphs.append(lines.joined(separator: " "))
      }
    }
  }
}
