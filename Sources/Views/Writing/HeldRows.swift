import GRDB

/// Rows of one table that events change several times: they are changed in memory, and each is written
/// once for all that happened to it within a transaction.
///
/// Whoever looks at the table otherwise has them written before.
final class HeldRows<Key: RowKey, Column: TableColumn> {
  private let database: Database
  private var rows: [Key: HeldRow<Column>] = [:]
  private var selection: RowStatement?
  private var addition: RowStatement?
  private var removal: RowStatement?
  private var updates: [UInt64: RowStatement] = [:]

  /// Holds none.
  ///
  /// - Parameter database: The read models, within a transaction that writes.
  init(_ database: Database) {
    self.database = database
  }

  /// How many are held.
  var count: Int { rows.count }

  /// A row as it is now; nothing where there is none.
  func row(_ key: Key) throws -> HeldRow<Column>? {
    if let row = rows[key] { return row }
    if selection == nil {
      selection = try RowStatement(
        "SELECT \(Self.columns) FROM \(Column.table) WHERE \(Self.isKey)", in: database)
    }
    guard let values = try selection?.row(key.values) else { return nil }
    let row = HeldRow<Column>(stored: values)
    rows[key] = row
    return row
  }

  /// Adds a row.
  ///
  /// - Parameters:
  ///   - key: Its primary key.
  ///   - row: What it holds besides.
  /// - Throws: `DatabaseError`, now or as it is written, where there is such a row.
  func insert(_ key: Key, _ row: HeldRow<Column>) throws {
    for (column, value) in zip(Column.allCases.prefix(Column.keyCount), key.values) {
      row[column] = value
    }
    // Of two rows of one key the second is refused by the table.
    if rows[key] != nil { try write(forgetting: true) }
    rows[key] = row
  }

  /// Changes a row; one that is not there stays so.
  func change(_ key: Key, _ body: (HeldRow<Column>) throws -> Void) throws {
    guard let row = try row(key) else { return }
    try body(row)
  }

  /// Takes a row away.
  func remove(_ key: Key) throws {
    guard let row = rows.removeValue(forKey: key), row.isStored else { return }
    if removal == nil {
      removal = try RowStatement("DELETE FROM \(Column.table) WHERE \(Self.isKey)", in: database)
    }
    try removal?.run(key.values)
  }

  /// Whether a row is held and the table does not have it.
  func isNew(_ key: Key) -> Bool { rows[key].map { !$0.isStored } ?? false }

  /// Writes all that differs from the table, in the order of the keys: the same changes give the same
  /// bytes on disk.
  ///
  /// - Parameter forgetting: Whether the rows are not held any more.
  /// - Throws: `DatabaseError` where a row cannot be written.
  func write(forgetting: Bool) throws {
    for (key, row) in rows.sorted(by: { $0.key < $1.key }) {
      guard !row.isStored || row.changes != 0 else { continue }
      if row.isStored { try update(key, row) } else { try insertion().run(row.values) }
      row.noteStored()
    }
    if forgetting { rows.removeAll(keepingCapacity: true) }
  }

  private func update(_ key: Key, _ row: HeldRow<Column>) throws {
    let changed = Column.allCases.filter { row.changes & 1 << UInt64($0.place) != 0 }
    if updates[row.changes] == nil {
      let settings = changed.map { "\($0.name) = ?" }.joined(separator: ", ")
      updates[row.changes] = try RowStatement(
        "UPDATE \(Column.table) SET \(settings) WHERE \(Self.isKey)", in: database)
    }
    try updates[row.changes]?.run(changed.map { row[$0] } + key.values)
  }

  private func insertion() throws -> RowStatement {
    if let addition { return addition }
    let places = Column.allCases.map { _ in "?" }.joined(separator: ", ")
    let made = try RowStatement(
      "INSERT INTO \(Column.table) (\(Self.columns)) VALUES (\(places))", in: database)
    addition = made
    return made
  }

  private static var columns: String { Column.allCases.map(\.name).joined(separator: ", ") }

  private static var isKey: String {
    Column.allCases.prefix(Column.keyCount).map { "\($0.name) = ?" }.joined(separator: " AND ")
  }
}
