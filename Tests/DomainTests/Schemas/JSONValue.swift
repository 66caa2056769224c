/// Any JSON text, so that schemas and payloads can be compared without their types.
enum JSONValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// The member of an object; nothing where there is none, or this is no object.
  subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members[key]
  }

  /// The members of an object; none where this is none.
  var members: [String: JSONValue] {
    guard case .object(let members) = self else { return [:] }
    return members
  }

  /// The elements of an array; none where this is none.
  var elements: [JSONValue] {
    guard case .array(let elements) = self else { return [] }
    return elements
  }

  /// The text of a string.
  var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The value of an integer.
  var integer: Int64? {
    guard case .integer(let integer) = self else { return nil }
    return integer
  }

  /// What JSON Schema calls the type.
  var type: String {
    switch self {
    case .null: "null"
    case .boolean: "boolean"
    case .integer: "integer"
    case .number: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }
}

extension JSONValue: Decodable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let object = Self.reading({ try container.decode([String: JSONValue].self) }) {
      self = .object(object)
    } else if let array = Self.reading({ try container.decode([JSONValue].self) }) {
      self = .array(array)
    } else if let text = Self.reading({ try container.decode(String.self) }) {
      self = .string(text)
    } else if let boolean = Self.reading({ try container.decode(Bool.self) }) {
      self = .boolean(boolean)
    } else if let integer = Self.reading({ try container.decode(Int64.self) }) {
      self = .integer(integer)
    } else {
      self = .number(try container.decode(Double.self))
    }
  }

  /// A value, or nothing where the text is of another type: the next type is tried then.
  private static func reading<Value>(_ decode: () throws -> Value) -> Value? {
    do { return try decode() } catch { return nil }
  }
}
