/// What a Markdown document shows as code.
struct Markdown {
  /// A piece of code, and the line that it begins on, counted from 1.
  struct Code: Equatable, Sendable {
    let line: Int
    let text: String
  }

  /// The lines between fences that name a language, in order.
  private(set) var fenced: [(language: Substring, lines: [Code])] = []
  /// The lines that are code by their indentation.
  private(set) var indented: [Code] = []
  /// What stands between backticks, a line's end in it being a space.
  private(set) var spans: [Code] = []

  /// Takes a document apart.
  init(_ text: String) {
    var prose: [Code] = []
    var isFenced = false
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let code = Code(line: index + 1, text: String(line))
      if line.hasPrefix("```") {
        isFenced.toggle()
        if isFenced { fenced.append((line.dropFirst(3), [])) }
      } else if isFenced {
        fenced[fenced.count - 1].lines.append(code)
      } else if line.hasPrefix("    ") {
        indented.append(Code(line: code.line, text: String(line.dropFirst(4))))
      } else {
        prose.append(code)
      }
    }
    spans = Self.spans(in: prose)
  }

  /// A span may go on in the next line, so all backticks are counted together.
  private static func spans(in prose: [Code]) -> [Code] {
    var spans: [Code] = []
    var open: Code?
    for line in prose {
      let parts = line.text.split(separator: "`", omittingEmptySubsequences: false)
      for (index, part) in parts.enumerated() {
        if index > 0 {
          if let span = open { spans.append(span) }
          open = open == nil ? Code(line: line.line, text: "") : nil
        }
        open = open.map { Code(line: $0.line, text: $0.text + part) }
      }
      open = open.map { Code(line: $0.line, text: $0.text + " ") }
    }
    return spans
  }
}
