internal import Foundation
internal import GRDB

/// Entries that follow each other, for whoever looks at a log some at a time.
package struct LogStretch: Sendable {
  /// The entries whose records are text, in order.
  package private(set) var entries: [Entry] = []
  /// The places of those whose records are not.
  package private(set) var unreadable: [Position] = []
  /// The sizes of the checkpoints that end at one of its entries.
  package private(set) var checkpoints: Set<Position> = []

  /// Reads a stretch.
  /// - Parameters:
  ///   - leaves: the indices of its entries, from 0.
  ///   - database: the connection, in its turn.
  /// - Throws: what SQLite throws.
  init(_ leaves: Range<UInt64>, in database: Database) throws {
    let arguments: StatementArguments = [Int64(leaves.lowerBound), Int64(leaves.upperBound)]
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT position, record
        FROM   entries
        WHERE  position > ? AND position <= ?
        ORDER  BY position
        """, arguments: arguments)
    while let row = try rows.next() {
      let position = Position(unchecked: row[0])
      let record = try row.withUnsafeData(atIndex: 1) { data in
        data?.withUnsafeBytes { String(validating: $0.bindMemory(to: UInt8.self), as: UTF8.self) }
      }
      if let record = record.flatMap(\.self) {
        entries.append(Entry(position: position, record: record))
      } else {
        unreadable.append(position)
      }
    }
    checkpoints = Set(
      try Int64.fetchAll(
        database, sql: "SELECT size FROM checkpoints WHERE size > ? AND size <= ?",
        arguments: arguments
      ).map { Position(unchecked: $0) })
  }
}
