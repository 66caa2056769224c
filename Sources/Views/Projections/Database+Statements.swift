import EventLog
import GRDB

extension Database {
  /// Carries a statement out; it is compiled once a connection.
  ///
  /// - Parameters:
  ///   - sql: One statement.
  ///   - arguments: Its named arguments.
  /// - Throws: GRDB's error where it fails.
  func carryOut(_ sql: String, _ arguments: StatementArguments) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }
}

extension CanonicalJSON {
  /// Writes a value for a column.
  ///
  /// - Parameter value: The value.
  /// - Returns: Its text in RFC 8785 form: one value, one text.
  /// - Throws: `unencodable` for what canonical JSON does not know.
  static func text(_ value: some Encodable) throws(EventLogError) -> String {
    String(decoding: try encode(value), as: UTF8.self)
  }
}
