import GRDBSQLite

/// A prepared statement of an inquiry.
final class InquiryStatement {
  private let handle: OpaquePointer
  private let failure: (Int32) -> InquiryError

  /// Whether it changes nothing.
  var isReadOnly: Bool { sqlite3_stmt_readonly(handle) != 0 }

  /// The names of its columns, in order.
  var columns: [String] {
    (0..<sqlite3_column_count(handle)).map { column in
      sqlite3_column_name(handle, column).map { String(cString: $0) } ?? ""
    }
  }

  /// Prepares a statement.
  ///
  /// - Parameters:
  ///   - sql: The statement, and nothing behind it but white space and comments.
  ///   - database: Where it is to be performed.
  ///   - failure: Says what a result code means.
  /// - Throws: `empty`, `severalStatements`, or what `failure` says.
  init(
    _ sql: String, in database: OpaquePointer, failure: @escaping (Int32) -> InquiryError
  ) throws(InquiryError) {
    // SQLite would end the text there, and look at nothing that follows.
    if sql.utf8.contains(0) { throw .invalid(message: "it holds a NUL character") }
    var handle: OpaquePointer?
    var rest = ""
    let code = sql.withCString { start in
      var tail: UnsafePointer<CChar>?
      let code = sqlite3_prepare_v2(database, start, -1, &handle, &tail)
      rest = tail.map { String(cString: $0) } ?? ""
      return code
    }
    guard code == SQLITE_OK else { throw failure(code) }
    guard let handle else { throw .empty }
    self.handle = handle
    self.failure = failure
    if Self.holdsStatement(rest, database) { throw .severalStatements }
  }

  deinit { sqlite3_finalize(handle) }

  /// Goes on to the next row.
  ///
  /// - Returns: The row; nothing behind the last.
  /// - Throws: What the result code means.
  func next() throws(InquiryError) -> [InquiryValue]? {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: (0..<sqlite3_column_count(handle)).map(value)
    case SQLITE_DONE: nil
    case let code: throw failure(code)
    }
  }

  /// The type is asked first: SQLite may change it when it gives a number as text.
  private func value(at column: Int32) -> InquiryValue {
    switch sqlite3_column_type(handle, column) {
    case SQLITE_NULL: return .null
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, column))
    case SQLITE_FLOAT:
      let number = sqlite3_column_double(handle, column)
      return number.isFinite ? .real(number) : .text(number < 0 ? "-Inf" : "Inf")
    case SQLITE_BLOB: return .text(bytes(at: column).map(\.twoDigits).joined())
    default: return .text(String(decoding: bytes(at: column), as: UTF8.self))
    }
  }

  private func bytes(at column: Int32) -> [UInt8] {
    guard let start = sqlite3_column_blob(handle, column) else { return [] }
    return Array(
      UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
  }

  /// Whether anything but white space and comments is in a text.
  private static func holdsStatement(_ text: String, _ database: OpaquePointer) -> Bool {
    var handle: OpaquePointer?
    let code = sqlite3_prepare_v2(database, text, -1, &handle, nil)
    sqlite3_finalize(handle)
    return code != SQLITE_OK || handle != nil
  }
}

extension UInt8 {
  /// The byte as two hexadecimal digits.
  fileprivate var twoDigits: String {
    (self < 16 ? "0" : "") + String(self, radix: 16)
  }
}
