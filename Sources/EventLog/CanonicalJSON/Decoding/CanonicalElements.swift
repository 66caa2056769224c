/// Decodes an array's elements.
struct CanonicalElements: UnkeyedDecodingContainer {
  /// The text.
  private let marks: CanonicalMarks
  /// The place of the next element.
  private var place: Int
  /// The place behind the last.
  private let end: Int

  /// How many elements were decoded.
  private(set) var currentIndex = 0

  /// Starts before the first element.
  ///
  /// - Parameters:
  ///   - marks: the text.
  ///   - array: the array's place.
  init(marks: CanonicalMarks, array: Int) {
    self.marks = marks
    place = array + 1
    end = marks.place(after: array)
  }

  var codingPath: [any CodingKey] { [] }

  /// Not known before the end, and nobody has to: a hint to make room is all that it is for.
  var count: Int? { nil }

  var isAtEnd: Bool { place == end }

  mutating func decodeNil() throws -> Bool {
    guard !isAtEnd else { throw CanonicalMismatch() }
    guard marks[place].kind == .null else { return false }
    return try take { $0.decodeNil() }
  }

  mutating func decode(_ type: Bool.Type) throws -> Bool {
    try take { try $0.decode(type) }
  }

  mutating func decode(_ type: String.Type) throws -> String {
    try take { try $0.decode(type) }
  }

  mutating func decode(_ type: Double.Type) throws -> Double {
    try take { try $0.decode(type) }
  }

  mutating func decode(_ type: Float.Type) throws -> Float {
    try take { try $0.decode(type) }
  }

  mutating func decode(_ type: Int.Type) throws -> Int {
    try take { try $0.decode(type) }
  }

  mutating func decode(_ type: Int8.Type) throws -> Int8 {
    try take { try $0.decode(type) }
  }

  mutating func decode(_ type: Int16.Type) throws -> Int16 {
    try take { try $0.decode(type) }
  }

  mutating func decode(_ type: Int32.Type) throws -> Int32 {
    try take { try $0.decode(type) }
  }

  mutating func decode(_ type: Int64.Type) throws -> Int64 {
    try take { try $0.decode(type) }
  }

  mutating func decode(_ type: UInt.Type) throws -> UInt {
    try take { try $0.decode(type) }
  }

  mutating func decode(_ type: UInt8.Type) throws -> UInt8 {
    try take { try $0.decode(type) }
  }

  mutating func decode(_ type: UInt16.Type) throws -> UInt16 {
    try take { try $0.decode(type) }
  }

  mutating func decode(_ type: UInt32.Type) throws -> UInt32 {
    try take { try $0.decode(type) }
  }

  mutating func decode(_ type: UInt64.Type) throws -> UInt64 {
    try take { try $0.decode(type) }
  }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try take { try Value(from: $0) }
  }

  mutating func nestedContainer<NestedKey>(
    keyedBy type: NestedKey.Type
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try take { try $0.container(keyedBy: type) }
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try take { try $0.unkeyedContainer() }
  }

  mutating func superDecoder() throws -> any Decoder { try take { $0 } }

  /// Goes on to the next element only where this one is what is asked for.
  private mutating func take<Value>(
    _ decode: (CanonicalDecoder) throws -> Value
  ) throws -> Value {
    guard !isAtEnd else { throw CanonicalMismatch() }
    let value = try decode(CanonicalDecoder(marks: marks, place: place))
    place = marks.place(after: place)
    currentIndex += 1
    return value
  }
}
