import Domain
import GRDB
import Transparency

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
      append(name.databaseValue, to: &bytes)
    }
    hasher.update(bytes)
    let key = try database.primaryKey(table).columns
    let order = key.map(\.quotedDatabaseIdentifier).joined(separator: ", ")
    let rows = try Row.fetchCursor(
      database, sql: "SELECT * FROM \(table.quotedDatabaseIdentifier) ORDER BY \(order)")
    while let row = try rows.next() {
      bytes.removeAll(keepingCapacity: true)
      bytes.append(UInt8(ascii: "R"))
      for value in row.databaseValues { append(value, to: &bytes) }
      hasher.update(bytes)
    }
  }

  /// Appends a value's kind, its length in eight bytes, big-endian, and its bytes.
  private static func append(_ value: DatabaseValue, to bytes: inout [UInt8]) {
    switch value.storage {
    case .null: append("n", length: 0, to: &bytes)
    case .int64(let number):
      append("i", length: 8, to: &bytes)
      append(UInt64(bitPattern: number), to: &bytes)
    case .double(let number):
      append("d", length: 8, to: &bytes)
      append(number.bitPattern, to: &bytes)
    case .string(let text):
      append("s", length: text.utf8.count, to: &bytes)
      bytes.append(contentsOf: text.utf8)
    case .blob(let data):
      append("b", length: data.count, to: &bytes)
      bytes.append(contentsOf: data)
    }
  }

  private static func append(_ kind: Unicode.Scalar, length: Int, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: kind))
    append(UInt64(length), to: &bytes)
  }

  private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    for shift in stride(from: 56, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }
}
