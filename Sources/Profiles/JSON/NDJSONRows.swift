/// Reads the rows of an NDJSON file: finds the columns' values among the members of each object.
///
/// A value is a string unescaped, a number or a boolean as written; a missing key or `null` is an
/// empty one. An object or array for a column is an error, and so is a column's key that comes
/// twice: which of the two counts would be a guess.
final class NDJSONRows: RowReader {
  var columnNames: [String] { columns.names }
  var rowCount: Int { lines.rowCount }
  var byteCount: Int { lines.byteCount }
  var rowFlaw: RejectionReason? { nil }

  private var lines: JSONLines
  private let columns: JSONColumns
  /// Where the current row's values stand; `nil` where it has no such key.
  private var values: [Range<Int>?]

  /// Makes ready to read rows.
  ///
  /// - Parameters:
  ///   - lines: the objects, from the first.
  ///   - columns: which of their members are fields.
  init(_ lines: consuming JSONLines, columns: JSONColumns) {
    self.lines = lines
    self.columns = columns
    values = Array(repeating: nil, count: columns.names.count)
  }

  func next() throws(SourceError) -> Bool {
    guard try lines.next() else { return false }
    for column in values.indices { values[column] = nil }
    var guess = 0
    for member in lines.members {
      guard let column = columns.column(of: lines[member.key], guess: guess) else { continue }
      guard member.kind != .nested else { throw nested(column) }
      guard values[column] == nil else { throw repeated(column) }
      values[column] = member.kind == .null ? 0..<0 : member.value
      guess = column &+ 1
    }
    return true
  }

  func field(_ column: Int) -> UnsafeBufferPointer<UInt8> { lines[values[column] ?? 0..<0] }

  private func nested(_ column: Int) -> SourceError {
    .nestedValue(path: lines.name, line: lines.line, field: columns.names[column])
  }

  private func repeated(_ column: Int) -> SourceError {
    .repeatedKey(path: lines.name, line: lines.line, field: columns.names[column])
  }
}
