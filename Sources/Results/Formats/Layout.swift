/// How results are laid out on what they are printed to.
package struct Layout: Sendable {
  /// The format.
  package let format: OutputFormat
  /// How many columns there are; nothing where it is no terminal.
  package let width: Int?
  /// Whether colours are wanted.
  package let hasColour: Bool

  /// Describes a layout.
  package init(format: OutputFormat, width: Int? = nil, hasColour: Bool = false) {
    self.format = format
    self.width = width
    self.hasColour = hasColour
  }

  /// The text in a tone, where colours are wanted.
  package func toned(_ text: String, _ tone: Tone) -> String {
    hasColour ? tone.applied(to: text) : text
  }

  /// A list of results.
  ///
  /// - Parameter rows: The results.
  /// - Returns: The text, with a line break at its end.
  /// - Throws: `EncodingError` where a row refuses to be written.
  package func list<Row: Tabular>(_ rows: [Row]) throws -> String {
    try list(rows, columns: Row.columns)
  }

  /// A list of results whose columns depend on more than their type.
  ///
  /// - Parameters:
  ///   - rows: The results.
  ///   - columns: What a table or CSV file shows of them.
  /// - Returns: The text, with a line break at its end.
  /// - Throws: `EncodingError` where a row refuses to be written.
  package func list<Row: Encodable>(_ rows: [Row], columns: [Column<Row>]) throws -> String {
    var lines = RowLines(layout: self, columns: columns, sample: rows)
    return try lines.beginning + rows.map { try lines.next($0) }.joined() + lines.end
  }

  /// One result, whole: in a table a line a column.
  ///
  /// - Parameter row: The result.
  /// - Returns: The text, with a line break at its end.
  /// - Throws: `EncodingError` where the row refuses to be written.
  package func one<Row: Tabular>(_ row: Row) throws -> String {
    switch format {
    case .table: return details(row)
    case .json: return try JSONText(row, isPretty: true).text + "\n"
    case .csv, .ndjson: return try list([row])
    }
  }

  private func details<Row: Tabular>(_ row: Row) -> String {
    let width = Row.columns.map(\.title.columnCount).max() ?? 0
    return Row.columns.map { column in
      let title = toned((column.title + ":").padded(to: width + 1, .leading), .strong)
      return title + " " + toned(column.text(row).visible, column.tone(row)) + "\n"
    }.joined()
  }
}
