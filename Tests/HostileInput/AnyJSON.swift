/// A JSON value without fractions, compared as JSON is: by code units.
enum AnyJSON: Equatable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case string([UInt8])
  case array([AnyJSON])
  case object([[UInt8]: AnyJSON])
}

extension AnyJSON: Codable {
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    if let container = try? decoder.container(keyedBy: Key.self) {
      var members: [[UInt8]: AnyJSON] = [:]
      for key in container.allKeys {
        members[Array(key.stringValue.utf8)] = try container.decode(AnyJSON.self, forKey: key)
      }
      self = .object(members)
      return
    }
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .boolean(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(Array(value.utf8))
    } else if let value = try? container.decode([AnyJSON].self) {
      self = .array(value)
    } else {
      self = .integer(try container.decode(Int64.self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    switch self {
    case .object(let members):
      var container = encoder.container(keyedBy: Key.self)
      for (key, value) in members {
        try container.encode(value, forKey: Key(stringValue: String(decoding: key, as: UTF8.self)))
      }
    case .array(let elements): try elements.encode(to: encoder)
    case .string(let text): try String(decoding: text, as: UTF8.self).encode(to: encoder)
    case .integer(let value): try value.encode(to: encoder)
    case .boolean(let value): try value.encode(to: encoder)
    case .null:
      var container = encoder.singleValueContainer()
      try container.encodeNil()
    }
  }
}
