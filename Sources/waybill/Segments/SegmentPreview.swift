import ArgumentParser
import Domain
import Ledger
import Profiles
import Results
import Runner

/// Shows the first rows of a segment, masked, and what all of its rows come to.
struct SegmentPreview: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Show the first rows of a segment, masked, and count what would be left out.",
    discussion: """
      Examples:
        waybill segment preview Customers
        waybill segment preview Customers --rows 3
        waybill segment preview Customers --destination Newsletter
        waybill segment preview Customers --email Email --attribute SMS=MobilePhone \\
          --default-country DE --consent-field EmailConsent=yes

      The masked rows are enough to see whether the columns are the right ones, and too little to \
      know a person. All rows are counted; by a destination's data matching, or the one that the \
      flags give, also what of them would be rejected and why, withheld, or a duplicate. A \
      destination of several segments can leave out more: the same address in two of them.
      """)

  @Argument(help: "The segment's name or identifier.", completion: .segments) var name: String
  @Option(help: ArgumentHelp("How many rows, 1 to 100.", valueName: "number")) var rows = 10
  @Option(
    help: ArgumentHelp("The destination whose data matching is tried.", valueName: "name"),
    completion: .destinations)
  var destination: String?
  @Option(help: MatchingOptions.emailHelp) var email: String?
  @OptionGroup var matching: MatchingOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func validate() throws {
    guard (1...100).contains(rows) else { throw ValidationError("--rows takes 1 to 100.") }
    if destination != nil, email != nil {
      throw ValidationError("Give --destination or --email: one of the two.")
    }
    if destination != nil, !matching.isEmpty {
      throw ValidationError("--destination brings its own data matching: leave the other out.")
    }
    if !matching.isEmpty, email == nil {
      throw ValidationError("A matching needs --email: the field that holds the address.")
    }
  }

  func run() async throws {
    let session = try await Session.open(options, output)
    try session.viewer()
    let segment = try session.segment(name)
    let key = session.ledger.surroundings.randomKey
    let source = try segment.source.rows(key: key)
    let preview = try Preview(of: source, limit: rows)
    let survey = try SegmentSurvey(
      of: segment, source, matching: try dataMatching(in: session), addressSetKey: key)
    try show(preview, survey, in: session)
    StandardStream.say(preview.summary(of: survey.rows).visible)
  }

  private func dataMatching(in session: Session) throws -> Domain.DataMatching? {
    if let destination { return try session.destination(destination).settings.matching }
    return email.map(matching.matching(email:))
  }

  /// Prints rows and figures; lists of rows, CSV and NDJSON, hold the rows alone.
  private func show(_ preview: Preview, _ survey: SegmentSurvey, in session: Session) throws {
    if session.format == .json {
      let result = PreviewResult(
        rows: preview.rows, count: survey.rows, figures: survey.figures)
      return try session.invocation.print(try JSONText(result, isPretty: true).text + "\n")
    }
    try session.invocation.print(session.layout.list(preview.rows, columns: preview.columns))
    if session.format == .table, let figures = survey.figures {
      try session.invocation.print("\n" + FiguresText(figures, isFinal: false).text)
    }
  }
}

/// The first rows of a segment, and what all of them come to.
private struct PreviewResult: Encodable {
  let rows: [PreviewRow]
  let count: Int
  /// Nothing without a matching.
  let figures: RunFigures?
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

  /// How many rows there are, and how many of the first have each field.
  func summary(of count: Int) -> String {
    let filled = names.map { name in
      "\(name) \(rows.count { $0.values[name]?.isEmpty == false })"
    }
    return "First rows: \(rows.count) of \(count). With a value: \(filled.joined(separator: ", "))."
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
