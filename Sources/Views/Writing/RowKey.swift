import Domain

/// What tells a table's rows apart.
protocol RowKey: Hashable, Comparable {
  /// The values of the primary key's columns.
  var values: [ColumnValue] { get }
}

extension Identifier: RowKey {
  var values: [ColumnValue] { [.text(description)] }
}

/// One batch of a run.
struct BatchKey: RowKey {
  /// The run.
  let run: RunID
  /// Which batch, from 1.
  let number: Int

  var values: [ColumnValue] { [.text(run.description), ColumnValue(number)] }

  static func < (left: BatchKey, right: BatchKey) -> Bool {
    (left.run, left.number) < (right.run, right.number)
  }
}
