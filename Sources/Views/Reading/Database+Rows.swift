import GRDB

extension Database {
  /// Reads every row that a query gives.
  ///
  /// - Parameters:
  ///   - type: What a row is: its properties `camelCase` are the columns `snake_case`.
  ///   - sql: One query.
  ///   - arguments: Its named arguments.
  /// - Returns: The rows, in the query's order.
  /// - Throws: GRDB's error, or `DecodingError` where a row is not what it should be.
  func rows<Value: Decodable>(
    _ type: Value.Type, _ sql: String, _ arguments: StatementArguments = StatementArguments()
  ) throws -> [Value] {
    var values: [Value] = []
    try forEachRow(sql, arguments) { decoder in
      values.append(try Value(from: decoder))
      return true
    }
    return values
  }

  /// Reads the first row that a query gives, if any.
  ///
  /// - Parameters:
  ///   - type: What a row is: its properties `camelCase` are the columns `snake_case`.
  ///   - sql: One query.
  ///   - arguments: Its named arguments.
  /// - Returns: The row.
  /// - Throws: GRDB's error, or `DecodingError` where the row is not what it should be.
  func row<Value: Decodable>(
    _ type: Value.Type, _ sql: String, _ arguments: StatementArguments = StatementArguments()
  ) throws -> Value? {
    var value: Value?
    try forEachRow(sql, arguments) { decoder in
      value = try Value(from: decoder)
      return false
    }
    return value
  }

  /// Reads row after row, until `body` has enough.
  private func forEachRow(
    _ sql: String, _ arguments: StatementArguments, _ body: (RowDecoder) throws -> Bool
  ) throws {
    let statement = try cachedStatement(sql: sql)
    let columns = RowColumns(statement.columnNames)
    let cursor = try Row.fetchCursor(statement, arguments: arguments)
    while let row = try cursor.next() {
      guard try body(RowDecoder(row: row, columns: columns)) else { return }
    }
  }
}
