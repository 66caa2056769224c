import Results
import Testing
import waybill

@Suite struct CSVLineTests {
  @Test(arguments: [
    (["a", "b"], "a,b\r\n"), ([""], "\r\n"), (["a,b", "c"], "\"a,b\",c\r\n"),
    (["say \"no\""], "\"say \"\"no\"\"\"\r\n"), (["a\r\nb"], "\"a\r\nb\"\r\n"),
    (["a\nb"], "\"a\nb\"\r\n"), (["a\rb"], "\"a\rb\"\r\n"), (["a\u{1B}[0m"], "a\\u{1b}[0m\r\n"),
    (["Zoë", "中文"], "Zoë,中文\r\n"),
  ]) func cells(cells: [String], expected: String) {
    #expect(CSVLine(cells).text == expected)
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+49", "'+49"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"),
    ("\tx", "'\tx"), ("\rx", "\"'\rx\""), ("=\"a\",b", "\"'=\"\"a\"\",b\""), ("a=1", "a=1"),
    ("\r\n=1", "\"'\r\n=1\""),
  ]) func formulasAreDisarmed(cell: String, expected: String) {
    #expect(CSVLine([cell]).text == expected + "\r\n")
  }
}
