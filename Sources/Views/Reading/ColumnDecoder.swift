import GRDB

/// Decodes what one column of a row holds.
struct ColumnDecoder: Decoder {
  /// Thrown where a value has parts: it is JSON in its column, for another decoder.
  struct Nested: Error {}

  /// What it holds.
  let value: DatabaseValue
  /// What the column is called.
  let name: String

  var codingPath: [any CodingKey] { [] }

  /// Empty: nothing here can be configured.
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    throw Nested()
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw Nested() }

  func singleValueContainer() -> any SingleValueDecodingContainer { self }

  /// The text of a nested value in UTF-8.
  ///
  /// - Throws: `DecodingError` where the column has none.
  func json() throws -> [UInt8] { Array(try decode(String.self).utf8) }

  private func mismatch(_ what: String) -> DecodingError {
    .dataCorrupted(.init(codingPath: [], debugDescription: "the column \(name) has no \(what)"))
  }
}

extension ColumnDecoder: SingleValueDecodingContainer {
  func decodeNil() -> Bool { value.isNull }

  func decode(_ type: Bool.Type) throws -> Bool { try integer() != 0 }

  func decode(_ type: String.Type) throws -> String {
    guard case .string(let text) = value.storage else { throw mismatch("text") }
    return text
  }

  func decode(_ type: Double.Type) throws -> Double { throw mismatch("fraction") }
  func decode(_ type: Float.Type) throws -> Float { throw mismatch("fraction") }
  func decode(_ type: Int.Type) throws -> Int { try exactly(Int.init(exactly:)) }
  func decode(_ type: Int8.Type) throws -> Int8 { try exactly(Int8.init(exactly:)) }
  func decode(_ type: Int16.Type) throws -> Int16 { try exactly(Int16.init(exactly:)) }
  func decode(_ type: Int32.Type) throws -> Int32 { try exactly(Int32.init(exactly:)) }
  func decode(_ type: Int64.Type) throws -> Int64 { try integer() }
  func decode(_ type: UInt.Type) throws -> UInt { try exactly(UInt.init(exactly:)) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try exactly(UInt8.init(exactly:)) }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try exactly(UInt16.init(exactly:)) }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try exactly(UInt32.init(exactly:)) }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try exactly(UInt64.init(exactly:)) }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try Value(from: self) }

  private func integer() throws -> Int64 {
    guard case .int64(let number) = value.storage else { throw mismatch("whole number") }
    return number
  }

  /// A number, where the type can hold it.
  private func exactly<Number>(_ convert: (Int64) -> Number?) throws -> Number {
    guard let number = convert(try integer()) else { throw mismatch("number of that size") }
    return number
  }
}
