import ArgumentParser
import Domain
import Profiles
import Runner

/// Shows the first rows of a segment, masked.
struct SegmentPreview: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview", abstract: "Show the first rows of a segment, with every value masked.",
    discussion: """
      Examples:
        waybill segment preview Customers
        waybill segment preview Customers --rows 3

      Enough to see whether the columns are the right ones, too little to know a person.
      """)

  @Argument(help: "The segment's name or identifier.", completion: .segments) var name: String
  @Option(help: ArgumentHelp("How many rows, 1 to 100.", valueName: "number")) var rows = 10
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func validate() throws {
    guard (1...100).contains(rows) else { throw ValidationError("--rows takes 1 to 100.") }
  }

  func run() async throws {
    let session = try await Session.open(options, output)
    try session.viewer()
    let segment = try session.segment(name)
    let preview = try Preview(
      of: segment.source.rows(key: session.ledger.surroundings.randomKey), limit: rows)
    try session.invocation.print(
      session.layout.list(preview.rows, columns: preview.columns))
    StandardStream.say(preview.summary.visible)
  }
}

/// The first rows of a source, masked.
private struct Preview {
  private let names: [String]
  let rows: [PreviewRow]

  /// Reads no more of a source than its first rows.
  ///
  /// - Throws: `SourceError`.
  init(of source: any RowSource, limit: Int) throws(SourceError) {
    let reader = try source.open(chunkSize: 8192) { _ in }
    names = reader.columnNames
    var rows: [PreviewRow] = []
    while rows.count < limit, try reader.next() {
      let values = names.indices.map { Self.masked(reader.text(at: $0)) }
      rows.append(
        PreviewRow(
          row: reader.rowCount, values: Dictionary(uniqueKeysWithValues: zip(names, values))))
    }
    self.rows = rows
  }

  /// A column a field.
  var columns: [Column<PreviewRow>] {
    [Column("row", .trailing) { String($0.row) }]
      + names.map { name in Column(name, mayBeCut: true) { $0.values[name] ?? "" }.titledVerbatim }
  }

  /// How many rows there are, and how many of them have each field.
  var summary: String {
    let filled = names.map { name in
      "\(name) \(rows.count { $0.values[name]?.isEmpty == false })"
    }
    return "First rows: \(rows.count). With a value: \(filled.joined(separator: ", "))."
  }

  private static func masked(_ value: String) -> String {
    if value.contains("@") { return MaskedValue(email: value).description }
    let isPhone = !value.isEmpty && value.allSatisfy { "+0123456789 ()-./".contains($0) }
    return (isPhone ? MaskedValue(phone: value) : MaskedValue(text: value)).description
  }
}

/// One row, masked.
private struct PreviewRow: Encodable {
  let row: Int
  let values: [String: String]
}
