import Profiles
import Testing

/// What RFC 4180 allows, and what the reader makes of it.
@Suite struct CSVReaderTests {
  struct Reading: Sendable {
    let text: String
    let columnNames: [String]
    let rows: [[String]]
  }

  static let readings = [
    Reading(text: "a,b\n1,2\n", columnNames: ["a", "b"], rows: [["1", "2"]]),
    Reading(text: "a,b\r\n1,2\r\n3,4", columnNames: ["a", "b"], rows: [["1", "2"], ["3", "4"]]),
    Reading(text: "\u{FEFF}a,b\n1,2\n", columnNames: ["a", "b"], rows: [["1", "2"]]),
    Reading(text: "\u{FEFF}\"a\",b\n1,2\n", columnNames: ["a", "b"], rows: [["1", "2"]]),
    Reading(text: "a,b", columnNames: ["a", "b"], rows: []),
    Reading(text: " a ,\tb\n", columnNames: ["a", "b"], rows: []),
    Reading(text: "a,b\n,\n", columnNames: ["a", "b"], rows: [["", ""]]),
    Reading(text: "a,b\n1,", columnNames: ["a", "b"], rows: [["1", ""]]),
    Reading(text: "a,b\n 1 , 2 \n", columnNames: ["a", "b"], rows: [[" 1 ", " 2 "]]),
    Reading(text: "a,b\n\"1\",\"2\"", columnNames: ["a", "b"], rows: [["1", "2"]]),
    Reading(text: "a,b\n\"\",\"\"\n", columnNames: ["a", "b"], rows: [["", ""]]),
    Reading(
      text: "a,b\n\"x,y\",\"say \"\"hi\"\"\"\n", columnNames: ["a", "b"],
      rows: [["x,y", "say \"hi\""]]),
    Reading(
      text: "a,b\n\"one\ntwo\r\nthree\rfour\",x\n5,6\n", columnNames: ["a", "b"],
      rows: [["one\ntwo\r\nthree\rfour", "x"], ["5", "6"]]),
    Reading(
      text: "a,b\n\"\"\"\",\"\"\"\"\"\"\n", columnNames: ["a", "b"], rows: [["\"", "\"\""]]),
    Reading(text: "é,中\n🎉,ß\n", columnNames: ["é", "中"], rows: [["🎉", "ß"]]),
    Reading(text: "a\n1\n\n2\n", columnNames: ["a"], rows: [["1"], [""], ["2"]]),
    Reading(text: "a\n1\n\n", columnNames: ["a"], rows: [["1"], [""]]),
    Reading(text: "a\n\"\"\n", columnNames: ["a"], rows: [[""]]),
    Reading(text: "a,b\n1,2\n\n", columnNames: ["a", "b"], rows: [["1", "2"]]),
    Reading(text: "a,b\r\n1,2\r\n\r\n", columnNames: ["a", "b"], rows: [["1", "2"]]),
    Reading(text: "a,b\n=1+1,\u{1}\t\n", columnNames: ["a", "b"], rows: [["=1+1", "\u{1}\t"]]),
  ]

  @Test(arguments: readings)
  func readsAtEveryChunkSize(_ reading: Reading) throws {
    let file = try TemporaryFile(reading.text)
    for chunkSize in 1...reading.text.utf8.count + 1 {
      let read = ReadCSV(path: file.path, chunkSize: chunkSize)
      #expect(read.error == nil)
      #expect(read.columnNames == reading.columnNames)
      #expect(read.rows == reading.rows)
    }
  }

  @Test func namesTheLineOnWhichEachRowBegins() throws {
    let file = try TemporaryFile("a,\"b\n\"\n1,2\n\"x\ny\",\"z\n\"\n3,4\n")
    let read = ReadCSV(path: file.path, chunkSize: 3)
    #expect(read.lines == [3, 4, 7])
    #expect(read.columnNames == ["a", "b"])
  }

  @Test func showsEveryByteToTheObserverOnce() throws {
    let text = "\u{FEFF}a,b\r\n\"1\"\"\n\",2\r\n\r\n"
    let file = try TemporaryFile(text)
    for chunkSize in 1...text.utf8.count + 1 {
      var seen: [UInt8] = []
      var reader = try CSVReader(path: file.path, chunkSize: chunkSize) { chunk in
        #expect(chunk.count <= chunkSize)
        seen.append(contentsOf: chunk)
      }
      while try reader.next() {}
      #expect(seen == Array(text.utf8))
      #expect(reader.byteCount == text.utf8.count)
      #expect(reader.rowCount == 1)
    }
  }

  @Test func readsMoreColumnsThanMostFilesHave() throws {
    let names = (1...1000).map { "c\($0)" }
    let values = (1...1000).map { "\($0)" }
    let file = try TemporaryFile(
      names.joined(separator: ",") + "\n" + values.joined(separator: ",") + "\n")
    let read = ReadCSV(path: file.path, chunkSize: 100)
    #expect(read.columnNames == names)
    #expect(read.rows == [values])
  }

  @Test func readsARowOfTheGreatestLength() throws {
    let value = String(repeating: "x", count: CSVReader.defaultMaximumRowBytes)
    for end in ["", "\n", "\r\n"] {
      let file = try TemporaryFile("a\n" + value + end)
      let read = ReadCSV(path: file.path, chunkSize: 1 << 16)
      #expect(read.error == nil)
      #expect(read.rows == [[value]])
    }
  }

  @Test func goesOnSayingThatThereIsNoFurtherRow() throws {
    let file = try TemporaryFile("a,b\n1,2\n\n")
    var reader = try CSVReader(path: file.path)
    #expect(try reader.next())
    for _ in 0..<3 { #expect(try !reader.next()) }
  }

  @Test func readsTheHeaderAlone() throws {
    let file = try TemporaryFile("Email,First Name\n\"malformed\n")
    let header = try SourceHeader.read(CSVSource(file.path))
    #expect(header.columnNames == ["Email", "First Name"])
  }
}
