import GRDB

/// Reads a row into a value whose properties `camelCase` are the columns `snake_case`.
///
/// The values themselves know nothing of GRDB, which stays inside this module.
struct Fetched<Value: Decodable>: FetchableRecord, Decodable {
  static var databaseColumnDecodingStrategy: DatabaseColumnDecodingStrategy {
    .convertFromSnakeCase
  }

  /// The row's value.
  let value: Value

  init(from decoder: any Decoder) throws {
    value = try Value(from: decoder)
  }
}

extension Database {
  /// Reads every row that a query gives.
  ///
  /// - Parameters:
  ///   - type: What a row is.
  ///   - sql: One query.
  ///   - arguments: Its named arguments.
  /// - Returns: The rows, in the query's order.
  /// - Throws: GRDB's error, or `DecodingError` where a row is not what it should be.
  func rows<Value: Decodable>(
    _ type: Value.Type, _ sql: String, _ arguments: StatementArguments = StatementArguments()
  ) throws -> [Value] {
    try Fetched<Value>.fetchAll(cachedStatement(sql: sql), arguments: arguments).map(\.value)
  }

  /// Reads the first row that a query gives, if any.
  ///
  /// - Parameters:
  ///   - type: What a row is.
  ///   - sql: One query.
  ///   - arguments: Its named arguments.
  /// - Returns: The row.
  /// - Throws: GRDB's error, or `DecodingError` where the row is not what it should be.
  func row<Value: Decodable>(
    _ type: Value.Type, _ sql: String, _ arguments: StatementArguments = StatementArguments()
  ) throws -> Value? {
    try Fetched<Value>.fetchOne(cachedStatement(sql: sql), arguments: arguments)?.value
  }
}
