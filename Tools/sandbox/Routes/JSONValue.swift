/// A JSON value whose type is known only when it comes or goes.
enum JSONValue: Codable, Equatable {
  case null
  case boolean(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])

  init(from decoder: any Decoder) throws {
    // Each failure only says that the value is of another type; the last one is thrown.
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let boolean = try? container.decode(Bool.self) {
      self = .boolean(boolean)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let string = try? container.decode(String.self) {
      self = .string(string)
    } else {
      self = .array(try container.decode([JSONValue].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .boolean(let boolean): try container.encode(boolean)
    case .number(let number):
      if let whole = Int64(exactly: number) {
        try container.encode(whole)
      } else {
        try container.encode(number)
      }
    case .string(let string): try container.encode(string)
    case .array(let values): try container.encode(values)
    }
  }

  /// The value as a cell of an import file would hold it; nil for null.
  var cell: String? {
    switch self {
    case .null: nil
    case .boolean(let boolean): boolean ? "Yes" : "No"
    case .number(let number): Int64(exactly: number).map(String.init) ?? String(number)
    case .string(let string): string
    case .array(let values): values.compactMap(\.cell).joined(separator: ",")
    }
  }
}
