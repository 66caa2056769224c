/// Encodes a value that is no container of its own.
struct CanonicalScalar: SingleValueEncodingContainer {
  /// The value to fill.
  let node: CanonicalNode

  /// Where the value stands.
  let codingPath: [any CodingKey]

  func encodeNil() {
    node.setNull()
  }

  func encode(_ value: some Encodable) throws {
    try node.set(value, path: codingPath)
  }
}
