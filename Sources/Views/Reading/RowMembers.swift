import EventLog
import GRDB

/// Decodes a row's values by the names of their properties.
struct RowMembers<Key: CodingKey>: KeyedDecodingContainerProtocol {
  /// The row.
  let row: Row
  /// Its columns.
  let columns: RowColumns

  var codingPath: [any CodingKey] { [] }

  /// None: who reads a row knows what it asks for.
  var allKeys: [Key] { [] }

  func contains(_ key: Key) -> Bool { columns[key.stringValue] != nil }

  func decodeNil(forKey key: Key) throws -> Bool { row.hasNull(atIndex: try index(of: key)) }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    let column = ColumnDecoder(value: row[try index(of: key)], name: key.stringValue)
    do {
      return try Value(from: column)
    } catch is ColumnDecoder.Nested {
      return try CanonicalJSON.decode(type, from: try column.json())
    }
  }

  /// A nested value is decoded as one.
  func nestedContainer<NestedKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> { throw ColumnDecoder.Nested() }

  /// A nested value is decoded as one.
  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    throw ColumnDecoder.Nested()
  }

  /// Nothing of ours inherits what it decodes.
  func superDecoder() throws -> any Decoder { throw ColumnDecoder.Nested() }

  /// Nothing of ours inherits what it decodes.
  func superDecoder(forKey key: Key) throws -> any Decoder { throw ColumnDecoder.Nested() }

  private func index(of key: Key) throws -> Int {
    guard let index = columns[key.stringValue] else {
      throw DecodingError.keyNotFound(
        key, .init(codingPath: [], debugDescription: "the row has no column \(key.stringValue)"))
    }
    return index
  }
}
