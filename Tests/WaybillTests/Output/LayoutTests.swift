import Results
import Testing
import waybill

/// A result as commands print them.
private struct Parcel: Tabular {
  let name: String
  let weight: Int
  let note: String?

  static var columns: [Column<Parcel>] {
    [
      Column("name", mayBeCut: true) { $0.name },
      Column("weight", .trailing) { String($0.weight) },
      Column("kilos", .trailing, isDetail: true) { String($0.weight / 2) },
      Column("note", mayBeCut: true) { $0.note ?? "" }.toned { $0.note == nil ? .plain : .bad },
    ]
  }
}

@Suite struct LayoutTests {
  private let parcels = [
    Parcel(name: "Anna, \"A\"", weight: 7, note: "=1+1"),
    Parcel(name: "Łódź", weight: 120, note: nil),
  ]

  @Test(arguments: [
    (
      OutputFormat.table,
      "NAME       WEIGHT  NOTE\nAnna, \"A\"       7  =1+1\nŁódź          120  \n"
    ),
    (.csv, "name,weight,kilos,note\r\n\"Anna, \"\"A\"\"\",7,3,'=1+1\r\nŁódź,120,60,\r\n"),
    (
      .ndjson,
      """
      {"name":"Anna, \\"A\\"","note":"=1+1","weight":7}
      {"name":"Łódź","weight":120}

      """
    ),
    (
      .json,
      """
      [
        {
          "name" : "Anna, \\"A\\"",
          "note" : "=1+1",
          "weight" : 7
        },
        {
          "name" : "Łódź",
          "weight" : 120
        }
      ]

      """
    ),
  ]) func aListInEachFormat(format: OutputFormat, expected: String) throws {
    #expect(try Layout(format: format).list(parcels) == expected)
  }

  @Test(arguments: [
    (OutputFormat.table, "NAME  WEIGHT  NOTE\n"), (.csv, "name,weight,kilos,note\r\n"),
    (.ndjson, ""),
    (.json, "[]\n"),
  ]) func nothing(format: OutputFormat, expected: String) throws {
    #expect(try Layout(format: format).list([Parcel]()) == expected)
  }

  @Test(arguments: OutputFormat.allCases, [0, 1, 499, 500, 501, 1500])
  func aStreamIsPrintedLikeAList(format: OutputFormat, count: Int) throws {
    let rows = (0..<count).map { Parcel(name: "n\($0)", weight: 100_000 - $0, note: nil) }
    var printed = ""
    var stream = RowStream<Parcel>(layout: Layout(format: format)) { printed += $0 }
    for row in rows { try stream.append(row) }
    try stream.finish()
    // A stream knows only its first 500 rows when it decides how wide columns are.
    let expected = try Layout(format: format).list(rows)
    #expect(
      format == .table ? printed.split(separator: "\n").count == count + 1 : printed == expected)
  }

  @Test func oneThingIsALineAColumnInATable() throws {
    let text = try Layout(format: .table).one(parcels[0])
    #expect(text == "name:   Anna, \"A\"\nweight: 7\nkilos:  3\nnote:   =1+1\n")
  }

  @Test func oneThingIsAnObjectInJSON() throws {
    let text = try Layout(format: .json).one(parcels[1])
    #expect(text == "{\n  \"name\" : \"Łódź\",\n  \"weight\" : 120\n}\n")
  }

  @Test func coloursAreForTerminalsAndLeaveColumnsAligned() throws {
    let plain = try Layout(format: .table).list(parcels)
    let coloured = try Layout(format: .table, hasColour: true).list(parcels)
    #expect(coloured.contains("\u{1B}[31m=1+1\u{1B}[0m"))
    let stripped = coloured.replacing(/\u{1B}\[[0-9]+m/, with: "")
    #expect(stripped == plain)
  }

  @Test func aNarrowTerminalCutsOnlyWhatMayBeCut() throws {
    let long = Parcel(
      name: String(repeating: "n", count: 40), weight: 1_234_567,
      note: String(repeating: "x", count: 40))
    let text = try Layout(format: .table, width: 50).list([long])
    for line in text.split(separator: "\n") { #expect(line.count <= 50) }
    #expect(text.contains("1234567"))
    #expect(text.contains("n…"))
  }

  @Test func aFileIsNeverCut() throws {
    let long = Parcel(name: String(repeating: "n", count: 400), weight: 1, note: nil)
    #expect(try Layout(format: .table).list([long]).contains(long.name))
    #expect(try Layout(format: .csv, width: 20).list([long]).contains(long.name))
  }

  @Test(arguments: OutputFormat.allCases) func noFormatLetsAnEscapeSequencePass(
    format: OutputFormat
  ) throws {
    let hostile = Parcel(name: "a\u{1B}[2Jb\u{9B}31mc\u{202E}d", weight: 1, note: "\u{7}")
    for text in [
      try Layout(format: format).list([hostile]), try Layout(format: format).one(hostile),
    ] {
      for scalar in text.unicodeScalars where scalar != "\n" && scalar != "\r" {
        #expect(!scalar.isInvisible, "U+\(String(scalar.value, radix: 16))")
      }
    }
  }
}
