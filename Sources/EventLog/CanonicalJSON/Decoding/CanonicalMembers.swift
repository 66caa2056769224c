/// Decodes an object's members.
struct CanonicalMembers<Key: CodingKey>: KeyedDecodingContainerProtocol {
  /// The text.
  let marks: CanonicalMarks

  /// The object's place.
  let object: Int

  var codingPath: [any CodingKey] { [] }

  var allKeys: [Key] {
    var keys: [Key] = []
    let end = marks.place(after: object)
    var place = object + 1
    while place < end {
      if let key = marks.string(at: place).flatMap(Key.init(stringValue:)) { keys.append(key) }
      place = marks.place(after: place + 1)
    }
    return keys
  }

  func contains(_ key: Key) -> Bool { marks.member(key.stringValue, of: object) != nil }

  func decodeNil(forKey key: Key) throws -> Bool { try value(of: key).decodeNil() }

  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool {
    try value(of: key).decode(type)
  }

  func decode(_ type: String.Type, forKey key: Key) throws -> String {
    try value(of: key).decode(type)
  }

  func decode(_ type: Double.Type, forKey key: Key) throws -> Double {
    try value(of: key).decode(type)
  }

  func decode(_ type: Float.Type, forKey key: Key) throws -> Float {
    try value(of: key).decode(type)
  }

  func decode(_ type: Int.Type, forKey key: Key) throws -> Int {
    try value(of: key).decode(type)
  }

  func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 {
    try value(of: key).decode(type)
  }

  func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 {
    try value(of: key).decode(type)
  }

  func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 {
    try value(of: key).decode(type)
  }

  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 {
    try value(of: key).decode(type)
  }

  func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt {
    try value(of: key).decode(type)
  }

  func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 {
    try value(of: key).decode(type)
  }

  func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 {
    try value(of: key).decode(type)
  }

  func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 {
    try value(of: key).decode(type)
  }

  func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 {
    try value(of: key).decode(type)
  }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try marks.decode(type, at: value(of: key).place)
  }

  // Most values that may be missing are: one look tells.

  func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
    try present(key)?.decode(type)
  }

  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
    try present(key)?.decode(type)
  }

  func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
    guard let place = present(key)?.place else { return nil }
    return try marks.decode(type, at: place)
  }

  func nestedContainer<NestedKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try value(of: key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try value(of: key).unkeyedContainer()
  }

  /// Nothing of ours inherits what it decodes.
  func superDecoder() throws -> any Decoder { throw CanonicalMismatch() }

  /// Nothing of ours inherits what it decodes.
  func superDecoder(forKey key: Key) throws -> any Decoder { throw CanonicalMismatch() }

  /// A member's value; nothing where there is none, or null.
  private func present(_ key: Key) -> CanonicalDecoder? {
    guard let place = marks.member(key.stringValue, of: object), marks[place].kind != .null else {
      return nil
    }
    return CanonicalDecoder(marks: marks, place: place)
  }

  private func value(of key: Key) throws -> CanonicalDecoder {
    guard let place = marks.member(key.stringValue, of: object) else { throw CanonicalMismatch() }
    return CanonicalDecoder(marks: marks, place: place)
  }
}
