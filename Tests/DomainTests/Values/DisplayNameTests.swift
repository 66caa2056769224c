import Domain
import Foundation
import Testing

/// Names that people give.
struct DisplayNameTests {
  @Test(arguments: [
    ("Ada", "Ada"), ("  Ada \t\n", "Ada"), ("\u{A0}Ada\u{3000}", "Ada"),
    ("Ada Lovelace", "Ada Lovelace"), ("Ζωή", "Ζωή"), ("李雷", "李雷"), ("עדה", "עדה"),
    ("Zoe\u{308}", "Zoe\u{308}"), ("👩", "👩"), ("x", "x"), ("<b>&\"'", "<b>&\"'"),
  ])
  func `White space around a name is taken off`(_ typed: String, text: String) throws {
    #expect(try DisplayName(typed).text == text)
    #expect(try DisplayName(typed).description == text)
  }

  @Test(arguments: ["", " ", "\t\r\n", "\u{A0}\u{2003}\u{3000}"])
  func `A name is not empty`(_ typed: String) {
    #expect(throws: DisplayName.Flaw.empty) { try DisplayName(typed) }
  }

  @Test(arguments: ["x", "é", "李", "😀"])
  func `A name has at most 100 characters`(_ character: String) throws {
    let longest = String(repeating: character, count: 100)
    #expect(try DisplayName(longest).text == longest)
    #expect(try DisplayName(" \(longest) ").text == longest)
    #expect(throws: DisplayName.Flaw.tooLong(count: 101)) {
      try DisplayName(longest + character)
    }
  }

  @Test
  func `One character of any number of marks is too long`() {
    let typed = "e" + String(repeating: "\u{301}", count: 100_000)
    #expect(typed.count == 1)
    #expect(throws: DisplayName.Flaw.tooLong(count: 100_001)) { try DisplayName(typed) }
  }

  @Test(arguments: [
    "a\u{0}b", "a\nb", "a\r\nb", "a\tb", "a\u{1B}[31mb", "a\u{7F}b", "a\u{85}b", "a\u{9B}b",
    "a\u{2028}b", "a\u{2029}b",
    // Zero-width space, non-joiner, joiner, word joiner, byte order mark, soft hyphen.
    "a\u{200B}b", "a\u{200C}b", "a\u{200D}b", "a\u{2060}b", "\u{FEFF}ab", "a\u{AD}b",
    // Marks, embeddings, overrides and isolates of the bidirectional algorithm.
    "a\u{200E}b", "a\u{200F}b", "a\u{61C}b", "a\u{202A}b", "a\u{202E}b", "a\u{2066}b",
    "a\u{2069}b",
    // A tag, private use, a noncharacter.
    "a\u{E0041}b", "a\u{E000}b", "a\u{FFFF}b",
  ])
  func `A name holds nothing that could disguise it`(_ typed: String) {
    #expect(throws: DisplayName.Flaw.controlCharacter) { try DisplayName(typed) }
  }

  @Test(arguments: [
    DisplayName.Flaw.empty, .tooLong(count: 101), .controlCharacter,
  ])
  func `A flaw is a sentence that says what to do`(_ flaw: DisplayName.Flaw) {
    #expect(flaw.description.hasSuffix("."))
    #expect(flaw.description.contains(": "))
  }

  @Test(arguments: [
    ("Ada", "ADA", true), ("Ada", "ada", true), ("Straße", "STRASSE", false),
    ("Zoë", "ZOE\u{308}", true), ("Ada", "Ada Lovelace", false), ("Ada", "Ado", false),
  ])
  func `Names are the same in any letter case`(
    _ left: String, _ right: String, isSame: Bool
  ) throws {
    let (left, right) = (try DisplayName(left), try DisplayName(right))
    #expect(left.matches(right) == isSame)
    #expect(right.matches(left) == isSame)
    #expect(left.matches(left))
  }

  @Test
  func `A name is written as its text`() throws {
    let typed = " Ada "
    let name = try DisplayName(typed)
    let data = try JSONEncoder().encode([name])
    #expect(try JSONDecoder().decode([String].self, from: data) == ["Ada"])
    #expect(try JSONDecoder().decode([DisplayName].self, from: data) == [name])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([DisplayName].self, from: Data(#"["a\u0000b"]"#.utf8))
    }
  }
}
