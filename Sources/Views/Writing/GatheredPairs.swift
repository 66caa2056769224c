import GRDB

/// Pairs for a table of two columns that is sorted by both: they are gathered and written in its order,
/// many at a time.
final class GatheredPairs {
  private let database: Database
  private let sql: String
  private var seconds: [String: [ColumnValue]] = [:]

  /// How many are gathered.
  private(set) var count = 0

  /// Gathers none.
  ///
  /// - Parameters:
  ///   - table: The table's name.
  ///   - columns: Its columns' names.
  ///   - database: The read models, within a transaction that writes.
  init(_ table: String, _ columns: (String, String), in database: Database) {
    self.database = database
    sql = "INSERT INTO \(table) (\(columns.0), \(columns.1)) VALUES (?, ?)"
  }

  /// Adds a pair.
  func insert(_ first: String, _ second: ColumnValue) {
    seconds[first, default: []].append(second)
    count += 1
  }

  /// Writes and forgets them.
  ///
  /// Pairs with one first part come in the order in which they were added.
  /// - Throws: `DatabaseError` where a pair cannot be written, or is there already.
  func write() throws {
    guard count > 0 else { return }
    let insertion = try RowStatement(sql, in: database)
    for (first, seconds) in seconds.sorted(by: { $0.key < $1.key }) {
      for second in seconds { try insertion.run(first, second) }
    }
    seconds.removeAll(keepingCapacity: true)
    count = 0
  }
}
