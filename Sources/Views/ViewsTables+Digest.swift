import Domain
import GRDB
import GRDBSQLite
import Transparency

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

extension ViewsTables {
  /// The digest of all rows of all tables.
  ///
  /// Tables come in the order of their names, rows in that of their primary keys. Every name and
  /// value has its kind and its length before it, so no two contents give the same bytes.
  ///
  /// - Parameter database: The read models, within a transaction.
  /// - Returns: The digest.
  /// - Throws: GRDB's error where a table cannot be read.
  static func digest(of database: Database) throws -> SHA256Digest {
    var hasher = ContentHasher()
    for table in try names(in: database) {
      try add(table, of: database, to: &hasher)
    }
    return SHA256Digest(bytes: hasher.digest())
  }

  private static func add(
    _ table: String, of database: Database, to hasher: inout ContentHasher
  ) throws {
    var bytes = [UInt8(ascii: "T")]
    for name in try [table] + database.columns(in: table).map(\.name) {
      append("s", length: name.utf8.count, to: &bytes)
      bytes.append(contentsOf: name.utf8)
    }
    let key = try database.primaryKey(table).columns
    let order = key.map(\.quotedDatabaseIdentifier).joined(separator: ", ")
    let statement = try database.makeStatement(
      sql: "SELECT * FROM \(table.quotedDatabaseIdentifier) ORDER BY \(order)")
    // Rows are read from SQLite itself: there are millions, and an object for each takes longer.
    let handle = statement.sqliteStatement
    defer { sqlite3_reset(handle) }
    let columns = sqlite3_column_count(handle)
    while true {
      switch sqlite3_step(handle) {
      case SQLITE_ROW:
        bytes.append(UInt8(ascii: "R"))
        for column in 0..<columns { append(handle, column, to: &bytes) }
      case SQLITE_DONE:
        hasher.update(bytes)
        return
      case let code:
        throw DatabaseError(
          resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage)
      }
      guard bytes.count >= longestPiece else { continue }
      hasher.update(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
  }

  /// How many bytes are digested at a time.
  private static let longestPiece = 1 << 16

  /// Appends a row's value: its kind, its length in eight bytes, big-endian, and its bytes.
  private static func append(_ row: OpaquePointer, _ column: Int32, to bytes: inout [UInt8]) {
    switch sqlite3_column_type(row, column) {
    case SQLITE_INTEGER:
      append("i", length: 8, to: &bytes)
      append(UInt64(bitPattern: sqlite3_column_int64(row, column)), to: &bytes)
    case SQLITE_FLOAT:
      append("d", length: 8, to: &bytes)
      append(sqlite3_column_double(row, column).bitPattern, to: &bytes)
    case SQLITE_TEXT:
      // Text ends at a NUL, as it does wherever it is read back.
      let start = UnsafeRawPointer(sqlite3_column_text(row, column))
      let count = start.map { strlen($0.assumingMemoryBound(to: CChar.self)) } ?? 0
      append("s", UnsafeRawBufferPointer(start: start, count: count), to: &bytes)
    case SQLITE_BLOB:
      let data = UnsafeRawBufferPointer(
        start: sqlite3_column_blob(row, column), count: Int(sqlite3_column_bytes(row, column)))
      append("b", data, to: &bytes)
    default: append("n", length: 0, to: &bytes)
    }
  }

  private static func append(
    _ kind: Unicode.Scalar, _ content: UnsafeRawBufferPointer, to bytes: inout [UInt8]
  ) {
    append(kind, length: content.count, to: &bytes)
    bytes.append(contentsOf: content)
  }

  private static func append(_ kind: Unicode.Scalar, length: Int, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: kind))
    append(UInt64(length), to: &bytes)
  }

  private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }
}
