internal import Foundation
internal import GRDB

/// Reads entries over a connection.
struct EntryReader {
  /// The connection, in its turn.
  let database: Database

  /// The log's file, for errors.
  let path: String

  /// The position of the last entry.
  func head() throws(EventLogError) -> Position {
    try EventLogError.translating(path) {
      let statement = try database.cachedStatement(sql: "SELECT MAX(position) FROM entries")
      return Position(unchecked: try Int64.fetchOne(statement) ?? 0)
    }
  }

  /// Hands over entries in order, one at a time, as they stand when reading starts.
  /// - Parameters:
  ///   - start: the position before the first.
  ///   - end: the position of the last; nil for the head.
  ///   - body: takes an entry; must not use this connection.
  /// - Throws: the body's own error as it is, or `EventLogError`.
  func forEach(
    after start: Position, upTo end: Position?, _ body: (Entry) throws -> Void
  ) throws {
    let sql = """
      SELECT position, record
      FROM   entries
      WHERE  position > ? AND position <= ?
      ORDER  BY position
      """
    let arguments: StatementArguments = [start.rawValue, end?.rawValue ?? .max]
    try forEach(sql: sql, arguments: arguments, body)
  }

  /// Hands over the entries that a statement selects, as (position, record).
  func forEach(
    sql: String, arguments: StatementArguments, _ body: (Entry) throws -> Void
  ) throws {
    let rows = try EventLogError.translating(path) {
      let statement = try database.makeStatement(sql: sql)
      return try Row.fetchCursor(statement, arguments: arguments)
    }
    while let row = try EventLogError.translating(path, { try rows.next() }) {
      try body(try entry(row))
    }
  }

  private func entry(_ row: Row) throws(EventLogError) -> Entry {
    let position = Position(unchecked: row[0])
    // The bytes, not the text: text ends at a NUL, which would hide what stands behind it.
    let record = try EventLogError.translating(path) {
      try row.withUnsafeData(atIndex: 1) { data in
        data?.withUnsafeBytes { String(validating: $0.bindMemory(to: UInt8.self), as: UTF8.self) }
      }
    }
    guard let record = record.flatMap(\.self) else {
      throw .malformedRecord(position, offset: 0)
    }
    return Entry(position: position, record: record)
  }
}
