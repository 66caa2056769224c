import Profiles
import Testing

/// What no profile source may hold: an error that names the line, never a guess.
@Suite struct CSVReaderErrorTests {
  struct Malformed: Sendable, CustomTestStringConvertible {
    let bytes: [UInt8]
    let error: @Sendable (String) -> SourceError
    var testDescription: String { String(decoding: bytes, as: UTF8.self).debugDescription }

    init(_ text: String, _ error: @escaping @Sendable (String) -> SourceError) {
      self.init(Array(text.utf8), error)
    }

    init(_ bytes: [UInt8], _ error: @escaping @Sendable (String) -> SourceError) {
      (self.bytes, self.error) = (bytes, error)
    }
  }

  static let malformed = [
    Malformed("") { .empty(path: $0) },
    Malformed("\u{FEFF}") { .empty(path: $0) },
    Malformed("\n") { .unnamedColumn(path: $0, column: 1) },
    Malformed("a,,b\n") { .unnamedColumn(path: $0, column: 2) },
    Malformed("a, \t\n") { .unnamedColumn(path: $0, column: 2) },
    Malformed("a,\"\"\n") { .unnamedColumn(path: $0, column: 2) },
    Malformed("a,b,a\n") { .repeatedColumn(path: $0, name: "a") },
    Malformed("a, a\n") { .repeatedColumn(path: $0, name: "a") },
    Malformed("a,b\n1\n") { .raggedRow(path: $0, line: 2, expected: 2, found: 1) },
    Malformed("a,b\n1,2,3\n") { .raggedRow(path: $0, line: 2, expected: 2, found: 3) },
    Malformed("a,b\n\"x\n\",2\n1,2,,\n") {
      .raggedRow(path: $0, line: 4, expected: 2, found: 4)
    },
    Malformed("a,b\n\n1,2\n") { .raggedRow(path: $0, line: 2, expected: 2, found: 1) },
    Malformed("a,b\n1,2\n\n\n") { .raggedRow(path: $0, line: 3, expected: 2, found: 1) },
    Malformed("a,b\n1,2\n \n") { .raggedRow(path: $0, line: 3, expected: 2, found: 1) },
    Malformed("a,b\n1,2\n\"\"\n") { .raggedRow(path: $0, line: 3, expected: 2, found: 1) },
    Malformed("a,b\n1,\"2\n3,4\n") { .unterminatedQuote(path: $0, line: 2) },
    Malformed("a,b\n\"x\ny\",\"2\n3,4\n") { .unterminatedQuote(path: $0, line: 3) },
    Malformed("\"a,b\n1,2\n") { .unterminatedQuote(path: $0, line: 1) },
    Malformed("a,b\n1,x\"y\n") { .strayQuote(path: $0, line: 2) },
    Malformed("a,b\n1, \"y\"\n") { .strayQuote(path: $0, line: 2) },
    Malformed("a,b\n\"x\ny\"z,2\n") { .strayQuote(path: $0, line: 3) },
    Malformed("a,b\n1,\"2\" \n") { .strayQuote(path: $0, line: 2) },
    Malformed("a,b\r1,2\r") { .strayCarriageReturn(path: $0, line: 1) },
    Malformed("a,b\n1,2\r") { .strayCarriageReturn(path: $0, line: 2) },
    Malformed("a,b\n1,\"2\"\rx\n") { .strayCarriageReturn(path: $0, line: 2) },
    Malformed("a,b\n1,\0\n") { .nulByte(path: $0, line: 2) },
    Malformed("a,b\n\"x\n\0\",\n") { .nulByte(path: $0, line: 3) },
    // The first fault counts, also where a later one is known already.
    Malformed("a,b\n1\n\0,2\n") { .raggedRow(path: $0, line: 2, expected: 2, found: 1) },
    Malformed("a,b\n1,2\n\n\0") { .raggedRow(path: $0, line: 3, expected: 2, found: 1) },
    // UTF-16, as some spreadsheets save it.
    Malformed([0xFF, 0xFE, 0x61, 0x00]) { .notUTF8(path: $0, line: 1) },
  ]

  @Test(arguments: malformed)
  func namesTheFaultAtEveryChunkSize(_ malformed: Malformed) throws {
    let file = try TemporaryFile(malformed.bytes)
    for chunkSize in 1...malformed.bytes.count + 1 {
      let read = ReadCSV(path: file.path, chunkSize: chunkSize)
      #expect(read.error == malformed.error(file.path))
    }
  }

  /// Ill-formed sequences by the Unicode standard, section 3.9.
  static let illFormed: [[UInt8]] = [
    [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80],
    [0xE0, 0x9F, 0xBF], [0xE2, 0x82], [0xE2, 0x28, 0xA1], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],
    [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98],
    [0xF4, 0x90, 0x80, 0x80],
    [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xFF],
  ]

  @Test(arguments: illFormed, ["", ",2\n", "xxxxxxxxxxxxxxxx,2\n"])
  func namesTheLineThatIsNotUTF8(_ sequence: [UInt8], _ rest: String) throws {
    let bytes = Array("a,b\né1,2\nabcdefgh".utf8) + sequence + Array(rest.utf8)
    let file = try TemporaryFile(bytes)
    for chunkSize in 1...bytes.count + 1 {
      let read = ReadCSV(path: file.path, chunkSize: chunkSize)
      #expect(read.error == .notUTF8(path: file.path, line: 3))
      #expect(read.rows == [["é1", "2"]])
    }
  }

  @Test func acceptsTheBoundsOfEveryLengthOfCharacter() throws {
    let scalars: [UInt32] = [
      1, 0x7F, 0x80, 0x7FF, 0x800, 0xFFF, 0x1000, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x3FFFF, 0x40000,
      0xFFFFF, 0x100000, 0x10FFFF,
    ]
    let text = String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
    let file = try TemporaryFile("a\n" + text + "\n")
    for chunkSize in 1...text.utf8.count + 3 {
      #expect(ReadCSV(path: file.path, chunkSize: chunkSize).rows == [[text]])
    }
  }

  @Test(arguments: ["xxxxxxxxx", "\"xxxxxxx\"\n", "xxxx,xxxx\r\n", "\"xxxxxxxxxxxxxxxxxxxxx"])
  func refusesARowThatIsTooLong(_ row: String) throws {
    let bytes = Array(("a,b\n\"\n\",2\n" + row).utf8)
    let file = try TemporaryFile(bytes)
    for chunkSize in 1...bytes.count + 1 {
      let read = ReadCSV(path: file.path, chunkSize: chunkSize, maximumRowBytes: 8)
      #expect(read.error == .rowTooLong(path: file.path, line: 4, maximum: 8))
    }
  }

  @Test func refusesAQuoteLeftOpenOverMoreThanARow() throws {
    let text = "a,b\n1,\"2\n" + String(repeating: "3,4\n", count: 300_000)
    let file = try TemporaryFile(text)
    let read = ReadCSV(path: file.path, chunkSize: 1 << 16)
    #expect(
      read.error
        == .rowTooLong(path: file.path, line: 2, maximum: CSVReader.defaultMaximumRowBytes))
  }
}
