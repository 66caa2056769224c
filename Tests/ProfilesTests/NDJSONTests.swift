import Profiles
import Testing

/// One JSON object a line: what counts as a row, and what is an error.
@Suite struct NDJSONTests {
  struct Reading: Sendable, CustomTestStringConvertible {
    let text: String
    let columnNames: [String]
    let rows: [[String]]
    var testDescription: String { text.debugDescription }

    init(_ text: String, _ columnNames: [String], _ rows: [[String]]) {
      (self.text, self.columnNames, self.rows) = (text, columnNames, rows)
    }
  }

  static let readings = [
    Reading(#"{"a":"1","b":"2"}"#, ["a", "b"], [["1", "2"]]),
    Reading("{\"a\":\"1\"}\r\n{\"a\":\"2\"}\r\n\r\n \t\n", ["a"], [["1"], ["2"]]),
    Reading("\u{FEFF}{\"a\":\"1\"}\n", ["a"], [["1"]]),
    Reading(
      "{\"a\":1}\n{\"b\":2,\"a\":3}\n{}\n", ["a", "b"], [["1", ""], ["3", "2"], ["", ""]]),
    Reading(#"{"a":null,"b":true,"c":false}"#, ["a", "b", "c"], [["", "true", "false"]]),
    Reading(
      #"{"a":-0,"b":1.50e+07,"c":12345678901234567890}"#, ["a", "b", "c"],
      [["-0", "1.50e+07", "12345678901234567890"]]),
    Reading(#" { "a" : " x " , "b" : "" } "#, ["a", "b"], [[" x ", ""]]),
    Reading(
      #"{"a":"\"\\\/\b\f\n\r\t\u0041\u00e9\u4E2D\uD83C\uDF89z"}"#, ["a"],
      [["\"\\/\u{8}\u{C}\n\r\tAé中🎉z"]]),
    Reading(#"{"\u0061":"1","é\n":"2"}"#, ["a", "é\n"], [["1", "2"]]),
    Reading(#"{"a":"1","x":{"a":[1,{"b":"\""}]},"b":"2"}"#, ["a", "b"], [["1", "2"]]),
    Reading(#"{"":"1","a":"2"}"#, ["a"], [["2"]]),
    Reading("{\"x\":[]}\n{\"a\":1,\"x\":[]}\n", ["a"], [[""], ["1"]]),
  ]

  @Test(arguments: readings)
  func readsRowsAtEveryChunkSize(_ reading: Reading) throws {
    let file = try TemporaryFile(reading.text)
    for chunkSize in 1...reading.text.utf8.count + 1 {
      let read = ReadSource(NDJSONSource(file.path), chunkSize: chunkSize)
      #expect(read.error == nil)
      #expect(read.columnNames == reading.columnNames)
      #expect(read.rows == reading.rows)
      #expect(read.seen == Array(reading.text.utf8))
      #expect(read.byteCount == read.seen.count)
    }
  }

  struct Malformed: Sendable, CustomTestStringConvertible {
    let bytes: [UInt8]
    let error: @Sendable (String) -> SourceError
    var testDescription: String { String(decoding: bytes, as: UTF8.self).debugDescription }

    init(_ text: String, _ fault: JSONFault, line: Int = 1) {
      bytes = Array(text.utf8)
      error = { .malformedJSON(path: $0, line: line, fault: fault) }
    }

    init(_ bytes: [UInt8], _ error: @escaping @Sendable (String) -> SourceError) {
      (self.bytes, self.error) = (bytes, error)
    }
  }

  static let good = "{\"a\":\"1\"}\n"
  static let malformed =
    [
      "{", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}", "{\"a\":1}}", "{\"a\":1} {\"a\":2}", "{a:1}",
      "{'a':1}", "{\"a\":01}", "{\"a\":1.}", "{\"a\":.5}", "{\"a\":+1}", "{\"a\":-}", "{\"a\":1e}",
      "{\"a\":nul}", "{\"a\":True}", "{\"a\":NaN}", "{\"a\":\"x}", "{\"a\":\"x\\\"}",
      "{\"a\":\"\\u00", "{\"a\":[1,]}", "{\"a\":[1 2]}", "{\"a\":[}", "{\"a\" 1}", "x", "[1] x",
      "{\"a\":1}\u{FEFF}", "{\u{A0}}",
    ].map { Malformed($0, .syntax) }
    + ["[]", "1", "\"a\"", "null", "[{\"a\":1}]"].map { Malformed($0, .notAnObject) }
    + ["{\"a\":\"\t\"}", "{\"a\":\"\\x41\"}", "{\"a\":\"\\u00g0\"}", "{\"a\":\"\\U0041\"}"]
    .map { Malformed($0, .string) }
    + [
      "{\"a\":\"\\uD83C\"}", "{\"a\":\"\\uDF89\"}", "{\"a\":\"\\uD83C\\u0041\"}",
      "{\"a\":\"\\uD83Cx\"}", "{\"\\uD83C\":1}", "{\"x\":[\"\\uD83C\"]}",
    ].map { Malformed($0, .loneSurrogate) }
    + ["{\"a\":\"\\u0000\"}", "{\"x\":{\"\\u0000\":1}}"].map { Malformed($0, .nulCharacter) }
    + [
      Malformed(
        "{\"a\":" + String(repeating: "[", count: 64) + String(repeating: "]", count: 64) + "}",
        .tooDeep),
      Malformed(good + "{\"a\":", .syntax, line: 2),
      Malformed([]) { .empty(path: $0) },
      Malformed(Array("\n".utf8)) { .noColumns(path: $0) },
      Malformed(Array("{}\n{\"a\":[]}\n".utf8)) { .noColumns(path: $0) },
      Malformed(Array((good + "\n" + good).utf8)) { .blankLine(path: $0, line: 2) },
      Malformed(Array((" \r\n\n" + good).utf8)) { .blankLine(path: $0, line: 1) },
      Malformed(Array((good + "{\"a\":{}}").utf8)) { .nestedValue(path: $0, line: 2, field: "a") },
      Malformed(Array((good + "{\"a\":[1]}").utf8)) { .nestedValue(path: $0, line: 2, field: "a") },
      Malformed(Array("{\"a\":1,\"a\":1}".utf8)) { .repeatedKey(path: $0, line: 1, field: "a") },
      Malformed(Array("{\"a\":null,\"\\u0061\":1}".utf8)) {
        .repeatedKey(path: $0, line: 1, field: "a")
      },
      Malformed(Array((good + "{\"a\":\"\0\"}").utf8)) { .nulByte(path: $0, line: 2) },
      Malformed(Array((good + "{\"a\":\"").utf8) + [0xFF, 0x22, 0x7D]) {
        .notUTF8(path: $0, line: 2)
      },
    ]

  @Test(arguments: malformed)
  func namesTheFaultAtEveryChunkSize(_ malformed: Malformed) throws {
    let file = try TemporaryFile(malformed.bytes)
    for chunkSize in 1...malformed.bytes.count + 1 {
      let read = ReadSource(NDJSONSource(file.path), chunkSize: chunkSize)
      #expect(read.error == malformed.error(file.path))
    }
  }

  @Test func nestsAsDeepAsItMay() throws {
    let deep = String(repeating: "[", count: 63) + String(repeating: "]", count: 63)
    let file = try TemporaryFile("{\"x\":\(deep),\"a\":1}")
    #expect(ReadSource(NDJSONSource(file.path)).rows == [["1"]])
  }

  @Test(arguments: ["", "\n", "\r\n"])
  func refusesALineThatIsTooLong(_ end: String) throws {
    let fits = try TemporaryFile(Self.good + "{\"a\":\"12\"}" + end)
    let long = try TemporaryFile(Self.good + "{\"a\":\"123\"}" + end)
    for chunkSize in 1...32 {
      let read = ReadSource(NDJSONSource(fits.path, maximumRowBytes: 10), chunkSize: chunkSize)
      #expect(read.rows == [["1"], ["12"]])
      let error = ReadSource(NDJSONSource(long.path, maximumRowBytes: 10), chunkSize: chunkSize)
        .error
      #expect(error == .rowTooLong(path: long.path, line: 2, maximum: 10))
    }
  }

  @Test func looksForColumnsInAThousandRows() throws {
    let rows = String(repeating: "{\"a\":1}\n", count: 999)
    let late = try TemporaryFile(rows + "{\"b\":2}\n{\"c\":3,\"b\":[]}\n")
    let read = ReadSource(NDJSONSource(late.path))
    #expect(read.columnNames == ["a", "b"])
    #expect(read.error == .nestedValue(path: late.path, line: 1001, field: "b"))
  }

  @Test func knowsManyColumnsInAnyOrder() throws {
    let names = (0..<3000).map { "c\($0)" }
    let first = names.map { "\"\($0)\":1" }.joined(separator: ",")
    let second = names.reversed().map { "\"\($0)\":\"\($0)\",\"x\($0)\":[]" }
      .joined(separator: ",")
    let file = try TemporaryFile("{\(first)}\n{\(second)}\n")
    let read = ReadSource(NDJSONSource(file.path))
    #expect(read.columnNames == names)
    #expect(read.rows.last == names)
  }

  @Test func isASourceOfRecipients() throws {
    let file = try TemporaryFile(
      #"{"Id":1,"Email":"A@b.co"}"# + "\n" + #"{"Email":null,"Id":2}"# + "\n")
    let rows = try ReadRows(
      from: [NDJSONSource(file.path)], DataMatching(emailField: "Email"), chunkSize: 5)
    #expect(rows.outcomes == [.recipient, .rejected(.missing, customerID: "2")])
    #expect(rows.facts.map(\.rows) == [2])
  }
}
