import Foundation

/// The page on security: what it claims, and the tests that it names for each claim.
struct SecurityPage {
  /// A bullet, a table's row or a paragraph of the page.
  struct Claim {
    /// The line that it begins on, counted from 1.
    let line: Int
    /// Its text, on one line.
    let text: String

    /// The tests that it names, as `Module.Suite/test`.
    var tests: [String] {
      text.matches(of: /`([A-Za-z]+Tests\.[^`]+)`/).map { String($0.output.1) }
    }
  }

  /// Its bullets and the rows of its tables, in order.
  let claims: [Claim]
  /// Everything, with a paragraph's lines joined.
  let all: [Claim]

  /// Takes the page apart.
  init(_ text: String) {
    var claims: [Claim] = []
    var all: [Claim] = []
    var isOpen = false
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("- ") || line.hasPrefix("|") || !isOpen {
        all.append(Claim(line: index + 1, text: String(line)))
      } else {
        let last = all.removeLast()
        all.append(Claim(line: last.line, text: last.text + " " + line.drop { $0 == " " }))
      }
      isOpen = !line.isEmpty && !line.hasPrefix("#")
    }
    for claim in all where claim.text.hasPrefix("- ") || claim.text.hasPrefix("| ") {
      // A table's head says what its columns are.
      if claim.text.hasSuffix("| tests |") { continue }
      claims.append(claim)
    }
    self.claims = claims
    self.all = all
  }
}
