/// Prints a list as it comes, in memory that does not depend on its length.
package struct RowStream<Row: Tabular> {
  /// So many rows decide how wide a table's columns are.
  private let sampleSize = 500
  /// So many bytes are written at a time.
  private let pieceSize = 1 << 16

  private let layout: Layout
  private let write: (String) throws -> Void
  private var sample: [Row] = []
  private var lines: RowLines<Row>?
  private var pending = ""

  /// Begins a list.
  ///
  /// - Parameters:
  ///   - layout: How it is laid out.
  ///   - write: Prints text.
  package init(layout: Layout, write: @escaping (String) throws -> Void) {
    self.layout = layout
    self.write = write
  }

  /// Adds a row.
  ///
  /// - Throws: `EncodingError`, or what printing throws.
  package mutating func append(_ row: Row) throws {
    if lines == nil {
      sample.append(row)
      if sample.count == sampleSize { try begin() }
    } else {
      try add(row)
    }
  }

  /// Ends the list.
  ///
  /// - Throws: As `append(_:)`.
  package mutating func finish() throws {
    if lines == nil { try begin() }
    try write(pending + (lines?.end ?? ""))
    pending = ""
  }

  private mutating func begin() throws {
    let lines = RowLines(layout: layout, columns: Row.columns, sample: sample)
    pending = lines.beginning
    self.lines = lines
    for row in sample { try add(row) }
    sample = []
  }

  private mutating func add(_ row: Row) throws {
    pending += try lines?.next(row) ?? ""
    guard pending.utf8.count >= pieceSize else { return }
    try write(pending)
    pending = ""
  }
}
