/// What to read of an SQLite file.
package enum SQLiteContent: Hashable, Sendable {
  /// All columns of a table, in the order of its key: the row id, or the primary key of a table
  /// `WITHOUT ROWID`. Or all of a view, in its own order.
  case table(String)
  /// What a statement that reads gives, in its own order.
  case query(String)
}
