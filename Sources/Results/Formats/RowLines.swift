/// The lines of a list, row by row, so that a long list needs no memory.
package struct RowLines<Row: Encodable> {
  private let layout: Layout
  private let columns: [Column<Row>]
  private let widths: [Int]
  private var isFirst = true

  /// Lays out a list.
  ///
  /// - Parameters:
  ///   - layout: How.
  ///   - columns: What a table or CSV file shows of a row.
  ///   - sample: The first rows, or all: they decide how wide a table's columns are.
  package init(layout: Layout, columns: [Column<Row>], sample: [Row]) {
    self.layout = layout
    let columns = layout.format == .table ? columns.filter { !$0.isDetail } : columns
    self.columns = columns
    let wanted = columns.map { column in
      sample.map { column.text($0).visible.columnCount }.reduce(column.shownTitle.columnCount, max)
    }
    widths =
      layout.format == .table
      ? Self.fitted(wanted, mayBeCut: columns.map(\.mayBeCut), into: layout.width) : wanted
  }

  /// What comes before the first row.
  package var beginning: String {
    switch layout.format {
    case .table: layout.toned(line(columns.map(\.shownTitle)), .strong) + "\n"
    case .csv: CSVLine(columns.map(\.title)).text
    case .json: "["
    case .ndjson: ""
    }
  }

  /// The next row.
  ///
  /// - Throws: `EncodingError` where the row refuses to be written.
  package mutating func next(_ row: Row) throws -> String {
    defer { isFirst = false }
    switch layout.format {
    case .table:
      return line(columns.map { $0.text(row).visible }, columns.map { $0.tone(row) }) + "\n"
    case .csv: return CSVLine(columns.map { $0.text(row) }).text
    case .ndjson: return try JSONText(row, isPretty: false).text + "\n"
    case .json:
      // A string of JSON holds no line break of its own, so each break can be indented.
      let lines = try JSONText(row, isPretty: true).text.split(separator: "\n")
      return (isFirst ? "\n" : ",\n") + lines.map { "  \($0)" }.joined(separator: "\n")
    }
  }

  /// What comes behind the last row.
  package var end: String {
    switch layout.format {
    case .table, .csv, .ndjson: ""
    case .json: isFirst ? "]\n" : "\n]\n"
    }
  }

  private func line(_ cells: [String], _ tones: [Tone] = []) -> String {
    var parts: [String] = []
    for (place, cell) in cells.enumerated() {
      let isLast = place == cells.count - 1
      let text = columns[place].mayBeCut ? cell.cut(to: widths[place]) : cell
      let width = isLast && columns[place].alignment == .leading ? 0 : widths[place]
      let padded = text.padded(to: width, columns[place].alignment)
      parts.append(tones.isEmpty ? padded : layout.toned(padded, tones[place]))
    }
    return parts.joined(separator: "  ")
  }

  /// The widths, the widest of those that may be cut made narrower until all fit.
  private static func fitted(_ wanted: [Int], mayBeCut: [Bool], into limit: Int?) -> [Int] {
    guard let limit else { return wanted }
    var widths = wanted
    let least = 12
    var excess = widths.reduce(0, +) + 2 * (widths.count - 1) - limit
    while excess > 0 {
      let candidates = widths.indices.filter { mayBeCut[$0] && widths[$0] > least }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }
}

extension Column {
  /// The title as a table shows it, made safe to show.
  fileprivate var shownTitle: String {
    isTitleVerbatim ? title.visible : title.uppercased().visible
  }
}
