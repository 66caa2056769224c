/// A row that is changed in memory before it is written.
///
/// It is one object wherever it is looked at: rows of many columns are not copied to change one of
/// them. Who holds it writes it, and nobody keeps it for longer.
final class HeldRow<Column: TableColumn> {
  private(set) var values: [ColumnValue]
  /// Whether the table has it.
  private(set) var isStored: Bool
  /// The columns that differ from the table's: a bit each, by their places.
  private(set) var changes: UInt64 = 0

  /// A row that the table does not have, with nothing in it.
  init() {
    values = Array(repeating: .null, count: Column.allCases.count)
    isStored = false
  }

  /// A row as the table has it.
  init(stored values: [ColumnValue]) {
    self.values = values
    isStored = true
  }

  /// What a column holds.
  subscript(column: Column) -> ColumnValue {
    get { values[column.place] }
    set {
      values[column.place] = newValue
      changes |= 1 << UInt64(column.place)
    }
  }

  /// The text of a column; nothing where it holds none.
  func text(_ column: Column) -> String? {
    if case .text(let text) = self[column] { text } else { nil }
  }

  /// The number of a column; nothing where it holds none.
  func integer(_ column: Column) -> Int64? {
    if case .integer(let number) = self[column] { number } else { nil }
  }

  /// Notes that the table has it as it is.
  func noteStored() {
    isStored = true
    changes = 0
  }
}
