import Profiles

/// A table as it was read, up to its end or to what is wrong with it.
struct ReadTable: Equatable {
  private(set) var columnNames: [String] = []
  private(set) var rows: [[[UInt8]]] = []
  private(set) var error: SourceError?

  /// Reads a table.
  init(_ open: () throws(SourceError) -> any RowReader) {
    do throws(SourceError) {
      let reader = try open()
      columnNames = reader.columnNames
      while try reader.next() {
        rows.append(columnNames.indices.map { Array(reader.field($0)) })
      }
    } catch {
      self.error = error
    }
  }

  /// Makes sure of what holds of every table.
  /// - Parameter bytes: what it was read from; its values take no more room than they did there.
  /// - Throws: what does not hold.
  func check(against bytes: [UInt8]) throws(BrokenPromise) {
    try require(Set(columnNames).count == columnNames.count, "no two columns have one name")
    try require(!columnNames.contains(""), "every column has a name")
    var length = 0
    for value in rows.joined() {
      length += value.count
      try require(
        String(validating: value, as: UTF8.self) != nil && !value.contains(0), "values are text")
    }
    try require(length <= bytes.count, "values are no longer than what they were read from")
  }

  /// The table as RFC 4180 has it, all values quoted.
  var csv: [UInt8] {
    let names = columnNames.map { Array($0.utf8) }
    return ([names] + rows).flatMap { row in
      Array(row.map(Self.quoted).joined(separator: [UInt8(ascii: ",")])) + [UInt8(ascii: "\n")]
    }
  }

  private static func quoted(_ value: [UInt8]) -> [UInt8] {
    let quote = UInt8(ascii: "\"")
    return [quote] + value.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
  }
}
