import Profiles

extension HostileReader {
  /// Tables of profiles as text.
  static let tables = [csv]

  private static let dialects = [
    CSVDialect.standard,
    CSVDialect(delimiter: UInt8(ascii: ";"), header: .names, quoting: .afterDelimiter),
    CSVDialect(delimiter: UInt8(ascii: ","), header: .absent(["a", "b"]), quoting: .none),
    CSVDialect(delimiter: UInt8(ascii: ","), header: .expected(["a", "b"]), quoting: .strict),
  ]

  private static let csv = HostileReader("csv") { bytes throws(BrokenPromise) in
    var isTaken = false
    for dialect in dialects {
      let table = ReadTable { () throws(SourceError) in
        CSVRows(try CSVReader(stream: BytesStream(bytes), dialect: dialect))
      }
      // A row's limit, so near that every length comes up, and chunks that end within everything.
      let piecemeal = ReadTable { () throws(SourceError) in
        CSVRows(try CSVReader(stream: BytesStream(bytes), dialect: dialect, chunkSize: 3))
      }
      try require(table == piecemeal, "a table does not depend on how its bytes come")
      try table.check(against: bytes)
      guard table.error == nil else { continue }
      isTaken = true
      let written = table.csv
      let again = ReadTable { () throws(SourceError) in
        CSVRows(try CSVReader(stream: BytesStream(written)))
      }
      try require(again == table, "a table that is written by RFC 4180 reads the same")
    }
    return isTaken
  }
}
