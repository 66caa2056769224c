import Foundation
import Results
import Testing
import waybill

@Suite struct VisibleTextTests {
  @Test(arguments: [
    ("plain", "plain"), ("Zoë 中文 👩‍👩‍👧", "Zoë 中文 👩‍👩‍👧"), ("a\nb\r\nc\td", "a\\nb\\r\\nc\\td"),
    ("\u{1B}[31m", "\\u{1b}[31m"), ("\u{9B}K", "\\u{9b}K"), ("\u{7F}\u{0}", "\\u{7f}\\u{0}"),
    ("abc\u{202E}fed", "abc\\u{202e}fed"), ("\u{2028}", "\\u{2028}"), ("", ""),
  ]) func invisibleCharactersAreShown(text: String, expected: String) {
    #expect(text.visible == expected)
  }

  @Test func breaksMayStay() {
    #expect("a\r\nb\tc\u{1B}".visibleExceptBreaks == "a\r\nb\tc\\u{1b}")
  }

  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("中文", 4), ("ｶﾅ", 2), ("👍🏽", 2), ("한글", 4),
  ]) func columnsOfATerminal(text: String, expected: Int) {
    #expect(text.columnCount == expected)
  }

  @Test(arguments: [
    ("short", 5, "short"), ("longer", 5, "long…"), ("中文字", 4, "中…"), ("中文字", 5, "中文…"),
    ("ab", 1, "…"),
  ]) func cutting(text: String, limit: Int, expected: String) {
    #expect(text.cut(to: limit) == expected)
    #expect(text.cut(to: limit).columnCount <= limit)
  }

  @Test func escapesInJSONReadBackAsTheSameText() throws {
    let text = "a\u{1B}[0m\u{7F}\u{9B}\u{202E}\u{E0001}\"\\/\n"
    let json = try JSONText(["key": text], isPretty: true).text
    #expect(json.unicodeScalars.allSatisfy { $0 == "\n" || !$0.isInvisible })
    let read = try JSONDecoder().decode([String: String].self, from: Data(json.utf8))
    #expect(read == ["key": text])
  }
}
