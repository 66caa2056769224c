import Results
import Testing
import waybill

@Suite struct WrappedTextTests {
  @Test(arguments: [
    ("", 10, "\n"), ("short", 10, "short\n"), ("one two three", 7, "one two\n  three\n"),
    ("one two three", 8, "one two\n  three\n"), ("- a b", 3, "- a\n  b\n"),
    ("anextremelylongword b", 5, "anextremelylongword\n  b\n"), ("  in it", 7, "  in it\n"),
    ("see `a b c`, or `d e` now", 7, "see\n  `a b c`,\n  or\n  `d e`\n  now\n"),
    ("広い 言葉", 7, "広い\n  言葉\n"),
  ]) func breaksBetweenWords(text: String, width: Int, expected: String) {
    #expect(text.wrapped(to: width, indent: 2) == expected)
  }
}
