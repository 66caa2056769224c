import Foundation
import Testing

/// The page on security claims nothing that no test holds.
@Suite struct SecurityPageTests {
  private static let path = "Sources/waybill/waybill.docc/Security.md"

  /// The sources of all tests, by the module that they are in.
  private static func sources() throws -> [Substring: [String]] {
    let folder = Repository.path("Tests")
    let files = try #require(FileManager.default.enumerator(atPath: folder))
    var sources: [Substring: [String]] = [:]
    for case let file as String in files where file.hasSuffix(".swift") {
      let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
      sources[file.prefix { $0 != "/" }, default: []].append(text)
    }
    return sources
  }

  /// Why a test is none that there is; nothing for one that is.
  private static func complaint(
    about test: String, in sources: [Substring: [String]]
  ) throws -> String? {
    guard let match = test.wholeMatch(of: /(\w+)\.(\w+)\/(.+)/) else {
      return "not written as Module.Suite/test"
    }
    let (_, module, suite, name) = match.output
    let declared = try Regex("(struct|class|extension) \(suite)\\b")
    let source = sources[module, default: []].filter { $0.contains(declared) }
      .joined(separator: "\n")
    guard !source.isEmpty else { return "no such suite" }
    let isWord = name.allSatisfy { $0.isLetter || $0.isNumber }
    let function = isWord ? "func \(name)(" : "func `\(name)`("
    guard let place = source.range(of: function) else { return "no such test" }
    // A function beside the tests shows nothing by itself.
    let before = source[..<place.lowerBound]
    guard let attribute = before.range(of: "@Test", options: .backwards),
      before.range(of: "func ", options: .backwards).map({ $0.lowerBound < attribute.lowerBound })
        ?? true
    else { return "no test" }
    return nil
  }

  @Test func `Every claim names tests that exist`() throws {
    let page = SecurityPage(try Repository.text(Self.path))
    let sources = try Self.sources()
    try #require(page.claims.count > 70)
    for claim in page.claims {
      #expect(!claim.tests.isEmpty, "\(Self.path):\(claim.line): \(claim.text)")
    }
    for claim in page.all {
      for test in claim.tests {
        let complaint = try Self.complaint(about: test, in: sources)
        #expect(complaint == nil, "\(Self.path):\(claim.line): \(test): \(complaint ?? "")")
      }
    }
  }

  @Test(arguments: [
    ("WaybillTests.SecurityPageTests/Every claim names tests that exist", true),
    ("WaybillTests.LayoutTests/noFormatLetsAnEscapeSequencePass", true),
    ("WaybillTests.SecurityPageTests/Every claim", false),
    ("WaybillTests.SecurityPageTests/complaint", false), ("WaybillTests.NoTests/any", false),
    ("NoTests.SecurityPageTests/Every claim names tests that exist", false), ("x", false),
  ])
  func `What does not exist is noticed`(test: String, exists: Bool) throws {
    #expect(try (Self.complaint(about: test, in: Self.sources()) == nil) == exists)
  }

  @Test func `A page is taken apart into its claims`() {
    let page = SecurityPage(
      """
      # T

      Prose of `ATests.B/c` and
      `ATests.B/d e`.

      - One
        `ATests.B/f`
      - Two

      | what | tests |
      |---|---|
      | row | `ATests.B/g` |
      """)
    #expect(page.claims.map(\.line) == [6, 8, 12])
    #expect(page.claims.map(\.tests) == [["ATests.B/f"], [], ["ATests.B/g"]])
    #expect(page.all.flatMap(\.tests) == ["c", "d e", "f", "g"].map { "ATests.B/\($0)" })
  }

  @Test func `It is short, and the README leads to it`() throws {
    #expect(try Repository.text(Self.path).count { $0 == "\n" } <= 200)
    #expect(try Repository.text("README.md").contains("](\(Self.path))"))
  }
}
