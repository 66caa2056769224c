extension Decoder {
  /// Reads a value that is stored as one string.
  ///
  /// - Parameters:
  ///   - what: What the string should be, for the error.
  ///   - parse: Gives the value, or nothing where the string is not one.
  /// - Returns: The value.
  /// - Throws: `DecodingError.dataCorrupted` where `parse` gives nothing.
  func singleValue<Value>(of what: String, _ parse: (String) -> Value?) throws -> Value {
    let container = try singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = parse(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not \(what)")
    }
    return value
  }
}
