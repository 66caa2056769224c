/// Decodes one value of a text that was read through.
///
/// Its errors tell nothing, and its coding paths are empty: nobody is to see them.
struct CanonicalDecoder: Decoder {
  /// The text.
  let marks: CanonicalMarks

  /// The value's place.
  let place: Int

  var codingPath: [any CodingKey] { [] }

  /// Empty: nothing here can be configured.
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard marks[place].kind == .object else { throw CanonicalMismatch() }
    return KeyedDecodingContainer(CanonicalMembers(marks: marks, object: place))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard marks[place].kind == .array else { throw CanonicalMismatch() }
    return CanonicalElements(marks: marks, array: place)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { self }
}

extension CanonicalDecoder: SingleValueDecodingContainer {
  func decodeNil() -> Bool { marks[place].kind == .null }

  func decode(_ type: Bool.Type) throws -> Bool {
    switch marks[place].kind {
    case .yes: return true
    case .no: return false
    case .object, .array, .string, .escapedString, .integer, .null: throw CanonicalMismatch()
    }
  }

  func decode(_ type: String.Type) throws -> String {
    guard let text = marks.string(at: place) else { throw CanonicalMismatch() }
    return text
  }

  func decode(_ type: Double.Type) throws -> Double { try exactly(Double.init(exactly:)) }
  func decode(_ type: Float.Type) throws -> Float { try exactly(Float.init(exactly:)) }
  func decode(_ type: Int.Type) throws -> Int { try exactly(Int.init(exactly:)) }
  func decode(_ type: Int8.Type) throws -> Int8 { try exactly(Int8.init(exactly:)) }
  func decode(_ type: Int16.Type) throws -> Int16 { try exactly(Int16.init(exactly:)) }
  func decode(_ type: Int32.Type) throws -> Int32 { try exactly(Int32.init(exactly:)) }
  func decode(_ type: Int64.Type) throws -> Int64 { try exactly { $0 } }
  func decode(_ type: UInt.Type) throws -> UInt { try exactly(UInt.init(exactly:)) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try exactly(UInt8.init(exactly:)) }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try exactly(UInt16.init(exactly:)) }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try exactly(UInt32.init(exactly:)) }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try exactly(UInt64.init(exactly:)) }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try Value(from: self) }

  /// A number, where the type can hold it.
  private func exactly<Number>(_ convert: (Int64) -> Number?) throws -> Number {
    guard let integer = marks.integer(at: place), let number = convert(integer) else {
      throw CanonicalMismatch()
    }
    return number
  }
}
