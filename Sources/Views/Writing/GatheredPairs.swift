import GRDB

/// Pairs for a table of two columns that is sorted by both: they are gathered and written in its order,
/// some at a time.
final class GatheredPairs {
  /// How many a statement writes: enough that carrying it out costs little beside them.
  private static let most = 16

  private let database: Database
  private let table: String
  private var seconds: [String: [ColumnValue]] = [:]
  private var insertions: [Int: RowStatement] = [:]

  /// How many are gathered.
  private(set) var count = 0

  /// Gathers none.
  ///
  /// - Parameters:
  ///   - table: The table's name, and the names of its columns behind it in parentheses.
  ///   - database: The read models, within a transaction that writes.
  init(_ table: String, in database: Database) {
    self.database = database
    self.table = table
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
    var values: [ColumnValue] = []
    values.reserveCapacity(2 * Self.most)
    for (first, seconds) in seconds.sorted(by: { $0.key < $1.key }) {
      for second in seconds {
        values.append(.text(first))
        values.append(second)
        guard values.count == 2 * Self.most else { continue }
        try insertion(of: Self.most).run(values)
        values.removeAll(keepingCapacity: true)
      }
    }
    if !values.isEmpty { try insertion(of: values.count / 2).run(values) }
    seconds.removeAll(keepingCapacity: true)
    count = 0
  }

  private func insertion(of count: Int) throws -> RowStatement {
    if let made = insertions[count] { return made }
    let places = Array(repeating: "(?, ?)", count: count).joined(separator: ", ")
    let made = try RowStatement("INSERT INTO \(table) VALUES \(places)", in: database)
    insertions[count] = made
    return made
  }
}
